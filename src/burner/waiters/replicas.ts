import type { Waiter, WatchedObject } from './waiter';

const allReady = ({ spec, status }: WatchedObject): boolean => (spec?.replicas ?? 1) === (status?.readyReplicas ?? 0);

/** Ready when spec.replicas pods are; a workload scaled to 0 is ready at once (kube-burner would wait for ever). */
export const replicasWaiter = (kind: string): Waiter => ({ kind, isReady: allReady, waitsFor: 'all replicas ready' });
