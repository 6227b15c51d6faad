import * as l10n from '@vscode/l10n';
import { initContainersOption, missing } from '../../requests';
import type { Rule } from '../../rule';

export const ephemeralStorageMissing: Rule = {
  meta: {
    id: 'ephemeral-storage-missing',
    title: 'Container without a request of ephemeral storage',
    severity: 'info',
    category: 'resources',
    offByDefault: true,
    why: 'Logs, the writable layer and emptyDir volumes fill the disk of the node. Without a request the scheduler does not count them; when the disk is full, the kubelet evicts the pods that use most beyond their request.',
    whatToDo:
      'Set `resources.requests.ephemeral-storage`, and a limit for containers that write without end. A limit without a request counts as the request.',
    links: [
      {
        title: 'Local ephemeral storage',
        url: 'https://kubernetes.io/docs/concepts/storage/ephemeral-storage/',
      },
    ],
    options: [initContainersOption],
    peers: { 'kube-score': 'container-ephemeral-storage-request-and-limit' },
  },
  about: { pods: true },
  check: (target, context, options) =>
    missing(
      { list: 'requests', resource: 'ephemeral-storage', standard: '1Gi' },
      name =>
        l10n.t`Ephemeral storage of container "${name}" is not requested. Set resources.requests.ephemeral-storage.`,
      target,
      context,
      options,
    ),
};
