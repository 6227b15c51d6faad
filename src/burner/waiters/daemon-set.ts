import { isObserved, type Waiter } from './waiter';

export const daemonSetWaiter: Waiter = {
  kind: 'DaemonSet',
  // Before its controller looked at it, both figures are 0 and equal.
  isReady: daemonSet =>
    daemonSet.status?.observedGeneration !== undefined &&
    isObserved(daemonSet) &&
    daemonSet.status.desiredNumberScheduled === daemonSet.status.numberReady,
  waitsFor: 'a ready pod on every node',
};
