import { resourcesPage } from '../../pages';
import { initContainersOption, missingRequests } from '../../requests';
import type { Rule } from '../../rule';

export const memoryRequestMissing: Rule = {
  meta: {
    id: 'memory-request-missing',
    title: 'Container without a memory request',
    severity: 'warning',
    category: 'resources',
    why: [
      'The scheduler places a pod by its memory request. Without one, pods gather on a node until its memory is gone.',
      'When a node runs out of memory, the kubelet evicts pods that use more than they requested first, and the kernel kills them first: without a request, that is this container.',
    ].join('\n\n'),
    whatToDo:
      'Set `resources.requests.memory` to the highest working set seen, and 15 % more; set the limit to the same value. A limit without a request counts as the request; so does a LimitRange of the namespace.',
    links: [
      resourcesPage,
      {
        title: 'Node-pressure eviction',
        url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/',
      },
    ],
    options: [initContainersOption],
    peers: {
      'kube-score': 'container-resources',
      polaris: 'memoryRequestsMissing',
    },
  },
  about: { pods: true },
  check: (target, context, options) => missingRequests('memory', '128Mi', target, context, options),
};
