import type { KubernetesObject } from '../kubernetes/object';
import type { ClusterState } from './cluster-state';
import { filterNodes } from './filter-nodes';
import { fitError } from './fit-error';
import { readIncomingPod } from './incoming-pod';
import type { Profile } from './profile';
import { replicasThatFit, type Room } from './replicas-that-fit';
import { workloadPod } from './workload-pod';
import { podsOfWorkload } from './workload-pods';

/** Where the pods of a workload stand in a cluster, in few figures. */
export interface Placement {
  readonly nodes: number;
  /** Nodes that would take the next pod. */
  readonly fits: number;
  /** The scheduler's sentence when none does. */
  readonly fitError?: string;
  /** How many more replicas fit. */
  readonly room: Room;
  /** Its pods that have a node already. */
  readonly running: number;
  /** What one pod asks for: thousandths of a core, bytes. */
  readonly requested: { readonly milliCpu: number; readonly memory: number };
}

/** The placement of a workload or pod; `undefined` for objects without pods. `object` has its namespace written. */
export function placementOf(object: KubernetesObject, state: ClusterState, profile: Profile): Placement | undefined {
  const made = workloadPod(object);
  if (!made) return undefined;
  const incoming = readIncomingPod(made.pod, state.behaviour, made.ownerSelector);
  const filtered = filterNodes(incoming, state, profile);
  const fits = filtered.feasible.length;
  const { milliCpu, memory } = incoming.requested;
  return {
    ...{ nodes: state.nodes.size, fits },
    ...(fits === 0 && { fitError: fitError({ nodes: [...filtered.refused.values()], rejected: filtered.rejected }) }),
    room: replicasThatFit(incoming, state, profile, undefined, filtered),
    running: podsOfWorkload(object, state).size,
    requested: { milliCpu, memory },
  };
}
