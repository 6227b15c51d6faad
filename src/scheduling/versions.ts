import type { PluginName } from './plugin';

/** How the scheduler of a Kubernetes version behaves where versions differ; gates at their defaults. */
export interface Behaviour {
  /** The version whose behaviour this is, as in `1.36`. */
  readonly version: string;
  /** In-place resize: what the kubelet gives counts (InPlacePodVerticalScaling). */
  readonly statusResources: boolean;
  /** `spec.resources` counts (PodLevelResources). */
  readonly podLevelResources: boolean;
  /** What the kubelet gives the pod as a whole counts (InPlacePodLevelResourcesVerticalScaling). */
  readonly podLevelStatus: boolean;
  /** NodeResourcesBalancedAllocation scores how much better balanced a node gets, not how balanced it is then. */
  readonly balanceByImprovement: boolean;
  /** TaintToleration's reason names the taint. */
  readonly namesTaint: boolean;
  /** ImageLocality counts images that are mounted as volumes. */
  readonly imageVolumes: boolean;
  /**
   * The namespaceSelector of an incoming pod's term is also held against no labels at all, after it was turned into names
   * (mergeAffinityTermNamespacesIfNotEmpty changes a copy), so `NotIn` and `DoesNotExist` there select every namespace.
   */
  readonly namespaceSelectorTwice: boolean;
  /** Plugins of the default profile in their order, with the weight of those that score (0: the plugin does not score). */
  readonly plugins: readonly (readonly [PluginName, number])[];
}

/** pkg/scheduler/apis/config/v1/default_plugins.go; the same from 1.33 to 1.36 but for DynamicResources. */
const plugins = (dynamicResources: number): Behaviour['plugins'] => [
  ['NodeUnschedulable', 0],
  ['NodeName', 0],
  ['TaintToleration', 3],
  ['NodeAffinity', 2],
  ['NodePorts', 0],
  ['NodeResourcesFit', 1],
  ['VolumeRestrictions', 0],
  ['NodeVolumeLimits', 0],
  ['VolumeBinding', 0],
  ['VolumeZone', 0],
  ['PodTopologySpread', 2],
  ['InterPodAffinity', 2],
  ['DynamicResources', dynamicResources],
  ['NodeResourcesBalancedAllocation', 1],
  ['ImageLocality', 1],
];

/** Read from the sources of k8s.io/kubernetes v1.33.0, v1.34.0, v1.35.0 and v1.36.3 (pkg/scheduler, pkg/features). */
const v133: Behaviour = {
  version: '1.33',
  statusResources: true,
  podLevelResources: false,
  podLevelStatus: false,
  balanceByImprovement: false,
  namesTaint: true,
  imageVolumes: false,
  namespaceSelectorTwice: false,
  plugins: plugins(0),
};
const v134: Behaviour = { ...v133, version: '1.34', podLevelResources: true, namespaceSelectorTwice: true };
const v135: Behaviour = { ...v134, version: '1.35', namesTaint: false, plugins: plugins(2) };
const v136: Behaviour = {
  ...v135,
  version: '1.36',
  podLevelStatus: true,
  balanceByImprovement: true,
  imageVolumes: true,
};
const known: readonly Behaviour[] = [v133, v134, v135, v136];

/**
 * The behaviour of a version as in `v1.36.3` or `1.34`. Older ones get that of the oldest we have read, newer ones that of
 * the newest, and `version` says which.
 */
export function behaviourOf(kubernetes: string): Behaviour {
  const minor = Number(/^v?1\.(\d+)/.exec(kubernetes)?.[1] ?? Infinity);
  return known.findLast(({ version }) => Number(version.slice(2)) <= minor) ?? v133;
}

export const newestBehaviour = v136;
