import type { NodeInfo } from './node-info';
import type { PodClass, PodInfo } from './pod-info';
import type { Labels, Selector } from './selector';
import type { PersistentVolume, PersistentVolumeClaim, StorageCapacity, StorageClass } from './storage';
import type { Behaviour } from './versions';

/** A Service as default topology spread sees it. */
export interface ServiceSelector {
  readonly namespace: string;
  readonly labels: Labels;
}

export interface Attachment {
  readonly nodeName: string;
  readonly attacher: string;
  readonly volumeName: string;
}

/** What the scheduler knows of a cluster, made ready for many questions. Names that have a namespace are `namespace/name`. */
export interface ClusterState {
  readonly behaviour: Behaviour;
  readonly nodes: ReadonlyMap<string, NodeInfo>;
  /** The pods that have a node, by class: what selectors look through. Their node may not be known. */
  readonly classes: ReadonlyMap<PodClass, ReadonlySet<PodInfo>>;
  /** Pods that wait and have a node nominated by preemption, by node. */
  readonly nominated: ReadonlyMap<string, ReadonlySet<PodInfo>>;
  /** On how many nodes an image is. */
  readonly imageNodes: ReadonlyMap<string, number>;
  readonly namespaces: ReadonlyMap<string, Labels>;
  readonly services: ReadonlyMap<string, ServiceSelector>;
  /** Selectors of ReplicaSets, StatefulSets and ReplicationControllers, by `kind namespace/name`. */
  readonly owners: ReadonlyMap<string, Selector>;
  readonly claims: ReadonlyMap<string, PersistentVolumeClaim>;
  readonly volumes: ReadonlyMap<string, PersistentVolume>;
  readonly storageClasses: ReadonlyMap<string, StorageClass>;
  readonly capacities: ReadonlyMap<string, StorageCapacity>;
  /** CSI drivers that publish how much room they have. */
  readonly driversWithCapacity: ReadonlySet<string>;
  /** Volume limits by CSI driver, by node. */
  readonly volumeLimits: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly attachments: ReadonlyMap<string, Attachment>;
}
