import { buildConfigWaiter, buildWaiter } from './build';
import { conditionWaiter } from './condition';
import { daemonSetWaiter } from './daemon-set';
import { jobWaiter } from './job';
import { persistentVolumeClaimWaiter } from './persistent-volume-claim';
import { podWaiter } from './pod';
import { replicasWaiter, virtualMachineReplicasWaiter } from './replicas';
import { volumeSnapshotWaiter } from './volume-snapshot';
import type { Waiter } from './waiter';

const waiters: readonly Waiter[] = [
  replicasWaiter('Deployment'),
  replicasWaiter('ReplicaSet'),
  replicasWaiter('ReplicationController'),
  replicasWaiter('StatefulSet'),
  virtualMachineReplicasWaiter,
  daemonSetWaiter,
  podWaiter,
  jobWaiter,
  persistentVolumeClaimWaiter,
  volumeSnapshotWaiter,
  buildWaiter,
  buildConfigWaiter,
  conditionWaiter('VirtualMachine', 'Ready'),
  conditionWaiter('VirtualMachineInstance', 'Ready'),
  conditionWaiter('DataVolume', 'Ready'),
  conditionWaiter('DataSource', 'Ready'),
  // kube-burner does not wait for it, and posts objects of a kind that is not served yet.
  conditionWaiter('CustomResourceDefinition', 'Established'),
];
const byKind = new Map(waiters.map(waiter => [waiter.kind, waiter]));

/** What to wait for in objects of a kind, as kube-burner waits; undefined for kinds that are ready when they exist. */
export function waiterOf(kind: string): Waiter | undefined {
  return byKind.get(kind);
}
