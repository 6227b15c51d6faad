import { hasCondition, type Waiter } from './waiter';

/** They make another pod for one that was evicted or lost its node; a Job may have no retries left. */
const replacing = new Set(['ReplicaSet', 'ReplicationController', 'StatefulSet', 'DaemonSet']);

export const podWaiter: Waiter = {
  kind: 'Pod',
  // One that ran to its end was ready before; kube-burner would wait for it for ever.
  isReady: pod =>
    pod.status?.phase === 'Succeeded' || (pod.status?.phase === 'Running' && !hasCondition(pod, 'Ready', 'False')),
  failure: ({ status }) => (status?.phase === 'Failed' ? (status.reason ?? 'a container failed') : undefined),
  isReplaced: ({ metadata, status }) =>
    status?.phase === 'Failed' &&
    (metadata?.ownerReferences ?? []).some(({ controller, kind = '' }) => controller === true && replacing.has(kind)),
  waitsFor: 'running and ready',
};
