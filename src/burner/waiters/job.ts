import { hasCondition, type Waiter } from './waiter';

export const jobWaiter: Waiter = {
  kind: 'Job',
  isReady: job => hasCondition(job, 'Complete', 'True'),
  waitsFor: 'complete',
};
