import type { Word } from '../completions/completer';

/** Labels whose value is the name of a job: kube-burner's, and the one that people put into their templates. */
export const jobLabels: readonly string[] = ['kube-burner.io/job', 'kube-burner-job'];

/** Labels by which a job may select what another made. Source: kube-burner, pkg/burner/create.go. */
export const labelsOfObjects: readonly Word[] = [
  { label: 'kube-burner.io/job', detail: 'name of the job that made the object' },
  { label: 'kube-burner.io/index', detail: 'position of the object in its job, from 0' },
  { label: 'kube-burner.io/job-iteration', detail: 'iteration in which it was made, from 0' },
  { label: 'kube-burner.io/replica', detail: 'replica within the iteration, from 1' },
  { label: 'kube-burner.io/group', detail: 'id of its group' },
  { label: 'kube-burner.io/uuid', detail: 'UUID of the benchmark' },
  { label: 'kube-burner.io/runid', detail: 'id of the run' },
];
