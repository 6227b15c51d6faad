import { conditionOf, hasCondition, type Waiter } from './waiter';

export const jobWaiter: Waiter = {
  kind: 'Job',
  isReady: job => hasCondition(job, 'Complete', 'True'),
  // kube-burner does not look for it, and waits until maxWaitTimeout.
  failure(job) {
    const failed = conditionOf(job, 'Failed');
    return failed?.status === 'True' ? (failed.reason ?? 'its pods failed') : undefined;
  },
  waitsFor: 'complete',
};
