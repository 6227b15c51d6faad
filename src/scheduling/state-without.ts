import type { ClusterState } from './cluster-state';
import { removeFromNode, type ChangingNode, type NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';

/** The state without these pods, of its own: it stays as it is while the given one goes on to follow its cluster. */
export function stateWithout(state: ClusterState, gone: ReadonlySet<PodInfo>): ClusterState {
  const nodes = new Map([...state.nodes].map(([name, node]) => [name, ownNode(node)]));
  for (const pod of gone) {
    const node = nodes.get(pod.nodeName);
    if (node) removeFromNode(node, pod);
  }
  const withoutThem = (pods: ReadonlySet<PodInfo>): ReadonlySet<PodInfo> =>
    new Set(gone.size === 0 ? pods : [...pods].filter(pod => !gone.has(pod)));
  const kept = <K>(sets: ReadonlyMap<K, ReadonlySet<PodInfo>>): ReadonlyMap<K, ReadonlySet<PodInfo>> =>
    new Map([...sets].map(([key, pods]) => [key, withoutThem(pods)] as const));
  return {
    ...state,
    nodes,
    classes: kept(state.classes),
    nominated: kept(state.nominated),
    imageNodes: new Map(state.imageNodes),
    namespaces: new Map(state.namespaces),
    services: new Map(state.services),
    owners: new Map(state.owners),
    claims: new Map(state.claims),
    volumes: new Map(state.volumes),
    storageClasses: new Map(state.storageClasses),
    capacities: new Map(state.capacities),
    driversWithCapacity: new Set(state.driversWithCapacity),
    volumeLimits: new Map(state.volumeLimits),
    attachments: new Map(state.attachments),
  };
}

function ownNode(node: NodeInfo): ChangingNode {
  const requested = { ...node.requested, scalar: new Map(node.requested.scalar) };
  return { ...node, pods: new Set(node.pods), requested };
}
