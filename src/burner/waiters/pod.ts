import { hasCondition, type Waiter } from './waiter';

export const podWaiter: Waiter = {
  kind: 'Pod',
  isReady: pod => pod.status?.phase === 'Running' && !hasCondition(pod, 'Ready', 'False'),
  waitsFor: 'running and ready',
};
