import { resourceOf } from './amounts';
import type { ClusterState } from './cluster-state';
import { filterNodes } from './filter-nodes';
import type { IncomingPod } from './incoming-pod';
import { divided } from './int64';
import type { NodeInfo } from './node-info';
import { placeReplicas } from './place-replicas';
import { podRequests } from './pod-requests';
import type { Profile } from './profile';
import { spreadConstraints } from './spread-constraints';

export interface Room {
  /** How many more replicas fit. */
  readonly replicas: number;
  /** True when we stopped counting: at least so many. */
  readonly atLeast: boolean;
}

const MOST_STEPS = 250;

/**
 * How many more replicas of a pod fit now. Where replicas do not get in each other's way except by what they ask for, the
 * nodes are reckoned one by one; else (host ports, volumes, hard spread or affinity) replicas are placed until one fits
 * nowhere, `most` at most.
 */
export function replicasThatFit(pod: IncomingPod, state: ClusterState, profile: Profile, most = MOST_STEPS): Room {
  if (!isAlone(pod, state, profile)) {
    const { steps } = placeReplicas(pod, state, profile, most);
    const replicas = steps.filter(({ node }) => node !== undefined).length;
    return { replicas, atLeast: replicas === most };
  }
  const request = resourceOf(podRequests(pod.object, { podLevel: state.behaviour.podLevelResources }));
  const { feasible } = filterNodes(pod, state, profile);
  const checksResources = profile.filters.some(({ name }) => name === 'NodeResourcesFit');
  if (!checksResources && feasible.length > 0) return { replicas: most, atLeast: true };
  const ignored = profile.args.ignoredResources;
  const scalar = [...request.scalar].filter(([name, amount]) => amount > 0 && !ignored.has(name));
  const times = (free: number, asked: number): number => (asked === 0 ? Infinity : divided(free, asked));
  const roomOn = ({ allocatable, requested, allowedPods, pods }: NodeInfo): number =>
    Math.min(
      allowedPods - pods.size,
      times(allocatable.milliCpu - requested.milliCpu, request.milliCpu),
      times(allocatable.memory - requested.memory, request.memory),
      times(allocatable.ephemeralStorage - requested.ephemeralStorage, request.ephemeralStorage),
      ...scalar.map(([name, amount]) =>
        times((allocatable.scalar.get(name) ?? 0) - (requested.scalar.get(name) ?? 0), amount),
      ),
    );
  return { replicas: feasible.reduce((sum, node) => sum + roomOn(node), 0), atLeast: false };
}

/** Whether a replica takes nothing from the next but what it asks for. */
function isAlone(pod: IncomingPod, state: ClusterState, { args }: Profile): boolean {
  const { required, requiredAnti } = pod.class.affinity;
  const { claims, disks } = pod.volumes;
  const rivals = pod.ports.length + claims.length + disks.length + required.length + requiredAnti.length;
  return rivals === 0 && spreadConstraints({ pod, state, args }, 'DoNotSchedule').length === 0;
}
