import { isObserved, type Waiter, type WatchedObject } from './waiter';

const allReady = (object: WatchedObject): boolean =>
  (object.spec?.replicas ?? 1) === (object.status?.readyReplicas ?? 0) && isObserved(object);

/** Ready when spec.replicas pods are; a workload scaled to 0 is ready at once (kube-burner would wait for ever). */
export const replicasWaiter = (kind: string): Waiter => ({ kind, isReady: allReady, waitsFor: 'all replicas ready' });

/** KubeVirt's keeps no observedGeneration. */
export const virtualMachineReplicasWaiter: Waiter = {
  kind: 'VirtualMachineInstanceReplicaSet',
  isReady: ({ spec, status }) => (spec?.replicas ?? 1) === (status?.readyReplicas ?? 0),
  waitsFor: 'all replicas ready',
};
