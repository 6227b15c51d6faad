import type { Check } from './check';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Job names are label values and lead to clean-up, so each is valid and used once; namespaces must be valid too. */
export const jobNames: Check = ({ config }) =>
  config.jobs.flatMap((job, index) => {
    const path = ['jobs', index, 'name'];
    const finding = (message: string, at = path) =>
      ({ rule: 'burner-job-name', severity: 'error', path: at, message }) as const;
    const first = config.jobs.findIndex(({ name }) => name === job.name);
    const namespace = job.jobType === 'create' && job.namespace !== '' ? job.namespace : 'none';
    return [
      ...(SUBDOMAIN.test(job.name) && job.name.length <= 253
        ? []
        : [finding(`"${job.name}" is no job name: use lower case letters, digits, - and .`)]),
      ...(first < index
        ? [finding(`Job name ${job.name} is used twice: clean-up finds objects by it, so give each its own.`)]
        : []),
      ...(SUBDOMAIN.test(namespace)
        ? []
        : [
            finding(`"${namespace}" is no namespace name: use lower case letters, digits and -`, [
              'jobs',
              index,
              'namespace',
            ]),
          ]),
    ];
  });
