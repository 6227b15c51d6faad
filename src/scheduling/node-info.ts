import { asList, asRecord, asString, type KubernetesObject } from '../kubernetes/object';
import { amountsOf, count, noResource, resourceOf, whole, type ChangingResource, type Resource } from './amounts';
import type { PodInfo } from './pod-info';
import { labelsFrom, type Labels } from './selector';
import { taintsOf, type Taint } from './toleration';

/** What a node says of itself. */
export interface NodeFacts {
  readonly name: string;
  readonly labels: Labels;
  readonly taints: readonly Taint[];
  readonly unschedulable: boolean;
  readonly allocatable: Resource;
  readonly allowedPods: number;
  /** Bytes by image name. */
  readonly images: ReadonlyMap<string, number>;
}

/** A node with the pods on it. The counts follow the pods; nobody else changes them. */
export interface NodeInfo extends NodeFacts {
  readonly pods: ReadonlySet<PodInfo>;
  readonly requested: Resource;
  readonly nonZeroMilliCpu: number;
  readonly nonZeroMemory: number;
}

/** The same while it is being changed. */
export interface ChangingNode extends NodeInfo {
  readonly pods: Set<PodInfo>;
  readonly requested: ChangingResource;
  nonZeroMilliCpu: number;
  nonZeroMemory: number;
}

export function readNode(node: KubernetesObject): NodeFacts {
  const [metadata, spec, status] = [asRecord(node.metadata), asRecord(node['spec']), asRecord(node['status'])];
  const allocatable = amountsOf(status['allocatable']);
  return {
    name: asString(metadata['name']) ?? '',
    labels: labelsFrom(metadata['labels']),
    taints: taintsOf(spec['taints']),
    unschedulable: spec['unschedulable'] === true,
    allocatable: resourceOf(allocatable),
    allowedPods: whole(allocatable.get('pods')),
    images: imagesOf(status['images']),
  };
}

function imagesOf(list: unknown): ReadonlyMap<string, number> {
  const images = new Map<string, number>();
  for (const item of asList(list)) {
    const { names, sizeBytes } = asRecord(item);
    for (const name of asList(names)) {
      if (!images.has(String(name))) images.set(String(name), typeof sizeBytes === 'number' ? sizeBytes : 0);
    }
  }
  return images;
}

/** A node with these pods on it. */
export function nodeWith(facts: NodeFacts, pods: Iterable<PodInfo>): ChangingNode {
  const node: ChangingNode = {
    ...facts,
    pods: new Set(),
    requested: noResource(),
    nonZeroMilliCpu: 0,
    nonZeroMemory: 0,
  };
  for (const pod of pods) addToNode(node, pod);
  return node;
}

export function addToNode(node: ChangingNode, pod: PodInfo): void {
  node.pods.add(pod);
  recount(node, pod, 1);
}

export function removeFromNode(node: ChangingNode, pod: PodInfo): void {
  if (!node.pods.delete(pod)) return;
  recount(node, pod, -1);
}

function recount(node: ChangingNode, pod: PodInfo, sign: 1 | -1): void {
  count(node.requested, pod.requested, sign);
  node.nonZeroMilliCpu += sign * pod.nonZeroMilliCpu;
  node.nonZeroMemory += sign * pod.nonZeroMemory;
}
