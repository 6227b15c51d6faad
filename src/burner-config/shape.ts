/** Keys of a job that hardly anything else has. */
const TELLING = ['jobIterations', 'jobType', 'objects', 'qps', 'burst', 'namespacedIterations', 'preLoadImages'];

/** Whether a value looks like a kube-burner config: a list of jobs, and no Kubernetes object. */
export function isBurnerConfig(value: unknown): boolean {
  if (value === null || typeof value !== 'object' || 'apiVersion' in value || 'kind' in value) return false;
  const jobs: unknown = 'jobs' in value ? value.jobs : undefined;
  if (!Array.isArray(jobs)) return false;
  return jobs.some(
    (job: unknown) => job !== null && typeof job === 'object' && 'name' in job && TELLING.some(key => key in job),
  );
}
