import { resourcesPage } from '../../pages';
import { initContainersOption, missingRequests } from '../../requests';
import type { Rule } from '../../rule';

export const cpuRequestMissing: Rule = {
  meta: {
    id: 'cpu-request-missing',
    title: 'Container without a CPU request',
    severity: 'warning',
    category: 'resources',
    why: [
      'The scheduler looks at requests only, never at the real load. A container without a CPU request counts as 100m for scoring and as nothing for filtering, so a busy node still attracts pods.',
      'Under contention the kernel shares CPU by request: this container gets the smallest weight of all. An HPA on CPU utilisation cannot work without a request.',
    ].join('\n\n'),
    whatToDo:
      'Set `resources.requests.cpu` to what the container uses at its 95th percentile. A CPU limit is not needed. A limit without a request counts as the request; so does a LimitRange of the namespace.',
    links: [resourcesPage],
    options: [initContainersOption],
    peers: {
      'kube-linter': 'unset-cpu-requirements',
      'kube-score': 'container-resources',
      polaris: 'cpuRequestsMissing',
    },
  },
  about: { pods: true },
  check: (target, context, options) => missingRequests('cpu', '100m', target, context, options),
};
