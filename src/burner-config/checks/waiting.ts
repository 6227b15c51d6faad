import type { Check } from './check';

/** One wait after all jobs needs the objects to stay until then. */
export const waiting: Check = ({ config }) => {
  if (!config.global.waitWhenFinished) return [];
  return config.jobs.flatMap((job, index) => {
    const message =
      'gc of a job and global.waitWhenFinished exclude each other: the objects would be gone before the wait.';
    return job.gc ? [{ rule: 'burner-waiting', severity: 'error', path: ['jobs', index, 'gc'], message } as const] : [];
  });
};
