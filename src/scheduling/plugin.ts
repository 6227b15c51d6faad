import type { ClusterState } from './cluster-state';
import type { IncomingPod } from './incoming-pod';
import type { NodeInfo } from './node-info';
import type { PluginArgs } from './plugin-args';

/** Plugins of the default profile that are simulated. */
export type PluginName =
  | 'NodeUnschedulable'
  | 'NodeName'
  | 'TaintToleration'
  | 'NodeAffinity'
  | 'NodePorts'
  | 'NodeResourcesFit'
  | 'VolumeRestrictions'
  | 'NodeVolumeLimits'
  | 'VolumeBinding'
  | 'VolumeZone'
  | 'PodTopologySpread'
  | 'InterPodAffinity'
  | 'DynamicResources'
  | 'NodeResourcesBalancedAllocation'
  | 'ImageLocality';

/** One pod against one state of the cluster. */
export interface Cycle {
  readonly pod: IncomingPod;
  readonly state: ClusterState;
  readonly args: PluginArgs;
}

/** Why a node is refused; empty when it is not. */
export type NodeFilter = (node: NodeInfo) => readonly string[];

/** What a plugin's filter makes of a pod before it looks at any node. */
export interface Filtering {
  /** Refuses all nodes at once, with this reason. */
  readonly rejected?: string;
  /** The only nodes that are looked at. */
  readonly only?: ReadonlySet<string>;
  readonly filter?: NodeFilter;
}

/** A plugin of the scheduler, as one line of the table. */
export interface Plugin {
  readonly name: PluginName;
  readonly filter?: (cycle: Cycle) => Filtering;
  /** 0 to 100 for each of these nodes, in their order; `undefined` when the plugin has nothing to say of this pod. */
  readonly score?: (cycle: Cycle, nodes: readonly NodeInfo[]) => readonly number[] | undefined;
}

/** The filter lets every node pass. */
export const passes: Filtering = {};
export const fits: readonly string[] = [];
