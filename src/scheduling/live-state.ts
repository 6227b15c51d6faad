import type { KubernetesObject } from '../kubernetes/object';
import type { Attachment, ClusterState, ServiceSelector } from './cluster-state';
import type { ChangingNode } from './node-info';
import type { PodClass, PodInfo } from './pod-info';
import type { Labels, Selector } from './selector';
import type { PersistentVolume, PersistentVolumeClaim, StorageCapacity, StorageClass } from './storage';
import { kindOf, stateKinds } from './state-kinds';
import type { Behaviour } from './versions';

/** A state that follows the cluster, object by object. */
export interface LiveState extends ClusterState {
  readonly nodes: Map<string, ChangingNode>;
  readonly classes: Map<PodClass, Set<PodInfo>>;
  readonly nominated: Map<string, Set<PodInfo>>;
  readonly imageNodes: Map<string, number>;
  readonly namespaces: Map<string, Labels>;
  readonly services: Map<string, ServiceSelector>;
  readonly owners: Map<string, Selector>;
  readonly claims: Map<string, PersistentVolumeClaim>;
  readonly volumes: Map<string, PersistentVolume>;
  readonly storageClasses: Map<string, StorageClass>;
  readonly capacities: Map<string, StorageCapacity>;
  readonly driversWithCapacity: Set<string>;
  readonly volumeLimits: Map<string, ReadonlyMap<string, number>>;
  readonly attachments: Map<string, Attachment>;
  /** Every pod that takes room or has a nominated node, by key. */
  readonly pods: Map<string, PodInfo>;
  /** Pods on nodes that are not known (yet). */
  readonly strays: Map<string, Set<PodInfo>>;
  readonly classByKey: Map<string, PodClass>;
}

export function emptyState(behaviour: Behaviour): LiveState {
  return {
    behaviour,
    nodes: new Map(),
    classes: new Map(),
    nominated: new Map(),
    imageNodes: new Map(),
    namespaces: new Map(),
    services: new Map(),
    owners: new Map(),
    claims: new Map(),
    volumes: new Map(),
    storageClasses: new Map(),
    capacities: new Map(),
    driversWithCapacity: new Set(),
    volumeLimits: new Map(),
    attachments: new Map(),
    pods: new Map(),
    strays: new Map(),
    classByKey: new Map(),
  };
}

/** Takes in an object as it is now, new or changed; kinds that scheduling does not look at are passed over. */
export function setObject(state: LiveState, object: KubernetesObject): void {
  stateKinds[kindOf(object)]?.set(state, object);
}

/** Forgets an object. */
export function deleteObject(state: LiveState, object: KubernetesObject): void {
  stateKinds[kindOf(object)]?.remove(state, object);
}

export function stateOf(objects: Iterable<KubernetesObject>, behaviour: Behaviour): LiveState {
  const state = emptyState(behaviour);
  for (const object of objects) setObject(state, object);
  return state;
}
