import type { Check } from './check';

/** Jobs that find their objects need kind and labels: without labels they would take everything. */
export const selectors: Check = ({ config }) =>
  config.jobs.flatMap((job, index) => {
    if (job.jobType === 'create') return [];
    return job.objects.flatMap((object, at) => {
      const path = ['jobs', index, 'objects', at];
      const finding = (message: string) => ({ rule: 'burner-selector', severity: 'error', path, message }) as const;
      return [
        ...(object.kind === undefined && job.jobType !== 'kubevirt'
          ? [finding(`A ${job.jobType} job needs the kind of its objects.`)]
          : []),
        ...(Object.keys(object.labelSelector ?? {}).length === 0
          ? [finding(`A ${job.jobType} job needs a labelSelector: kube-burner refuses to take all objects of a kind.`)]
          : []),
      ];
    });
  });
