import type { Waiter } from './waiter';

export const daemonSetWaiter: Waiter = {
  kind: 'DaemonSet',
  // Before its controller looked at it, both figures are 0 and equal.
  isReady: ({ status }) =>
    status?.observedGeneration !== undefined && status.desiredNumberScheduled === status.numberReady,
  waitsFor: 'a ready pod on every node',
};
