import * as l10n from '@vscode/l10n';
import { initContainersOption, missing } from '../../requests';
import type { Rule } from '../../rule';

export const memoryLimitMissing: Rule = {
  meta: {
    id: 'memory-limit-missing',
    title: 'Container without a memory limit',
    severity: 'info',
    category: 'resources',
    why: 'Memory cannot be taken back: a container without a limit that leaks takes all the node has, and then others are evicted or killed with it. With a limit only the container itself is restarted.',
    whatToDo:
      'Set `resources.limits.memory`, best to the same value as the request: then the container never counts on memory that is promised to others. A limit for the whole pod counts; so does a LimitRange of the namespace. (CPU is different: without a limit nothing but spare time is taken.)',
    links: [
      {
        title: 'Memory limits',
        url: 'https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#if-you-do-not-specify-a-memory-limit',
      },
      {
        title: 'Node-pressure eviction',
        url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/',
      },
    ],
    options: [initContainersOption],
    peers: {
      'kube-linter': 'unset-memory-requirements',
      'kube-score': 'container-resources',
      polaris: 'memoryLimitsMissing',
    },
  },
  about: { pods: true },
  check: (target, context, options) =>
    missing(
      { list: 'limits', resource: 'memory', standard: '256Mi' },
      name => l10n.t`Memory limit of container "${name}" is not set. Set resources.limits.memory.`,
      target,
      context,
      options,
    ),
};
