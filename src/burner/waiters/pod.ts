import { hasCondition, type Waiter } from './waiter';

export const podWaiter: Waiter = {
  kind: 'Pod',
  // One that ran to its end was ready before; kube-burner would wait for it for ever.
  isReady: pod =>
    pod.status?.phase === 'Succeeded' || (pod.status?.phase === 'Running' && !hasCondition(pod, 'Ready', 'False')),
  failure: ({ status }) => (status?.phase === 'Failed' ? (status.reason ?? 'a container failed') : undefined),
  waitsFor: 'running and ready',
};
