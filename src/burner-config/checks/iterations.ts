import type { JobConfig } from '../config';
import type { ConfigFinding } from '../finding';
import type { Check } from './check';

/** Counts that make sense: at least one iteration, and one rhythm for all objects that do not come every time. */
export const iterations: Check = ({ config }) =>
  config.jobs.flatMap((job, index) => [...ofJob(job, index), ...ofObjects(job, index)]);

const finding = (path: ConfigFinding['path'], message: string): ConfigFinding => ({
  rule: 'burner-iterations',
  severity: 'error',
  path,
  message,
});

function ofJob(job: JobConfig, index: number): readonly ConfigFinding[] {
  const counted = job.jobType === 'create' || job.jobType === 'read';
  const few = counted && job.jobIterations < 1;
  return [
    ...(few
      ? [finding(['jobs', index, 'jobIterations'], `jobIterations is ${job.jobIterations}: at least 1 is needed.`)]
      : []),
    ...(job.iterationsPerNamespace < 1
      ? [finding(['jobs', index, 'iterationsPerNamespace'], 'iterationsPerNamespace must be at least 1.')]
      : []),
  ];
}

function ofObjects(job: JobConfig, index: number): readonly ConfigFinding[] {
  const rhythms = new Set(job.objects.map(object => object.repeatEveryNIterations).filter(every => every !== 1));
  return job.objects.flatMap((object, at) => {
    const path = ['jobs', index, 'objects', at, 'repeatEveryNIterations'];
    const every = object.repeatEveryNIterations;
    if (every < 1) return [finding(path, 'repeatEveryNIterations must be at least 1.')];
    return every !== 1 && rhythms.size > 1
      ? [finding(path, 'repeatEveryNIterations must be the same for all objects of a job, or 1.')]
      : [];
  });
}
