import type { KubernetesObject } from '../kubernetes/object';
import type { LiveState } from './live-state';
import { addToNode, removeFromNode } from './node-info';
import { hasEnded, readPodInfo, type ClassOf, type PodInfo } from './pod-info';

/** A pod as it is now. Those that wait count only when a node is nominated for them; those that ended no more. */
export function setPod(state: LiveState, object: KubernetesObject): void {
  const pod = readPodInfo(object, state.behaviour, classIn(state));
  removePod(state, pod.key);
  if (hasEnded(object) || (pod.nodeName === '' && pod.nominatedNodeName === '')) return;
  state.pods.set(pod.key, pod);
  if (pod.nodeName === '') return addTo(state.nominated, pod.nominatedNodeName, pod);
  state.classByKey.set(pod.class.key, pod.class);
  addTo(state.classes, pod.class, pod);
  const node = state.nodes.get(pod.nodeName);
  if (node) addToNode(node, pod);
  else addTo(state.strays, pod.nodeName, pod);
}

/** Forgets the pod `namespace/name`. */
export function removePod(state: LiveState, key: string): void {
  const pod = state.pods.get(key);
  if (!pod) return;
  state.pods.delete(key);
  if (pod.nodeName === '') return removeFrom(state.nominated, pod.nominatedNodeName, pod);
  removeFrom(state.classes, pod.class, pod);
  if (!state.classes.has(pod.class)) state.classByKey.delete(pod.class.key);
  const node = state.nodes.get(pod.nodeName);
  if (node) removeFromNode(node, pod);
  else removeFrom(state.strays, pod.nodeName, pod);
}

function classIn({ classByKey }: LiveState): ClassOf {
  return (key, make) => classByKey.get(key) ?? make();
}

function addTo<K>(map: Map<K, Set<PodInfo>>, key: K, pod: PodInfo): void {
  const pods = map.get(key);
  if (pods) pods.add(pod);
  else map.set(key, new Set([pod]));
}

function removeFrom<K>(map: Map<K, Set<PodInfo>>, key: K, pod: PodInfo): void {
  const pods = map.get(key);
  pods?.delete(pod);
  if (pods?.size === 0) map.delete(key);
}
