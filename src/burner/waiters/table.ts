import { daemonSetWaiter } from './daemon-set';
import { jobWaiter } from './job';
import { persistentVolumeClaimWaiter } from './persistent-volume-claim';
import { podWaiter } from './pod';
import { replicasWaiter } from './replicas';
import type { Waiter } from './waiter';

const waiters: readonly Waiter[] = [
  replicasWaiter('Deployment'),
  replicasWaiter('ReplicaSet'),
  replicasWaiter('ReplicationController'),
  replicasWaiter('StatefulSet'),
  daemonSetWaiter,
  podWaiter,
  jobWaiter,
  persistentVolumeClaimWaiter,
];

/** What to wait for in objects of a kind, as kube-burner waits; undefined for kinds that are ready when they exist. */
export function waiterOf(kind: string): Waiter | undefined {
  return waiters.find(waiter => waiter.kind === kind);
}
