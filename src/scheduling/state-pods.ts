import type { KubernetesObject } from '../kubernetes/object';
import type { LiveState } from './live-state';
import { addToNode, removeFromNode } from './node-info';
import { hasEnded, readPodInfo, type ClassOf, type PodInfo } from './pod-info';

/** A pod as it is now. Those that wait count only when a node is nominated for them; those that ended no more. */
export function setPod(state: LiveState, object: KubernetesObject): void {
  const pod = readPodInfo(object, state.behaviour, classIn(state));
  removePod(state, pod.key);
  if (hasEnded(object) || (pod.nodeName === '' && pod.nominatedNodeName === '')) return release(state, pod, 0);
  state.pods.set(pod.key, pod);
  release(state, pod, 1);
  const node = state.nodes.get(pod.nodeName);
  if (node) addToNode(node, pod);
  else if (pod.nodeName !== '') addTo(state.strays, pod.nodeName, pod);
  else addTo(state.nominated, pod.nominatedNodeName, pod);
}

/** Forgets the pod `namespace/name`. */
export function removePod(state: LiveState, key: string): void {
  const pod = state.pods.get(key);
  if (!pod) return;
  state.pods.delete(key);
  const node = state.nodes.get(pod.nodeName);
  if (node) removeFromNode(node, pod);
  else if (pod.nodeName !== '') removeFrom(state.strays, pod.nodeName, pod);
  else removeFrom(state.nominated, pod.nominatedNodeName, pod);
  release(state, pod, -1);
}

function classIn({ classes, sharedBy }: LiveState): ClassOf {
  return (key, make) => {
    const known = classes.get(key);
    if (known) return known.class;
    const shared = { class: make(), key, users: 0 };
    classes.set(key, shared);
    sharedBy.set(shared.class, shared);
    return shared.class;
  };
}

/** Counts who uses a class; nobody's is forgotten. */
function release({ classes, sharedBy }: LiveState, pod: PodInfo, change: 1 | 0 | -1): void {
  const shared = sharedBy.get(pod.class);
  if (!shared) return;
  shared.users += change;
  if (shared.users > 0) return;
  classes.delete(shared.key);
  sharedBy.delete(pod.class);
}

function addTo(map: Map<string, Set<PodInfo>>, name: string, pod: PodInfo): void {
  const pods = map.get(name) ?? new Set();
  map.set(name, pods.add(pod));
}

function removeFrom(map: Map<string, Set<PodInfo>>, name: string, pod: PodInfo): void {
  const pods = map.get(name);
  pods?.delete(pod);
  if (pods?.size === 0) map.delete(name);
}
