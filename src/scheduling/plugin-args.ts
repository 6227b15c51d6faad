import type { PreferredTerm, NodeSelectorTerm } from './node-selector';

export interface WeightedResource {
  readonly name: string;
  readonly weight: number;
}

export interface ShapePoint {
  /** Percent. */
  readonly utilization: number;
  /** 0 to 10. */
  readonly score: number;
}

export interface ScoringStrategy {
  readonly type: 'LeastAllocated' | 'MostAllocated' | 'RequestedToCapacityRatio';
  readonly resources: readonly WeightedResource[];
  /** Of RequestedToCapacityRatio. */
  readonly shape: readonly ShapePoint[];
}

/** The arguments of the plugins, with their defaults filled in (pkg/scheduler/apis/config/v1/defaults.go). */
export interface PluginArgs {
  readonly strategy: ScoringStrategy;
  readonly balancedResources: readonly WeightedResource[];
  readonly ignoredResources: ReadonlySet<string>;
  readonly ignoredResourceGroups: ReadonlySet<string>;
  /** topologySpreadConstraints for pods without any, as written in the configuration. */
  readonly defaultConstraints: readonly unknown[];
  /** Whether these are the built-in ones, which let nodes without the zone label take part. */
  readonly systemDefaulted: boolean;
  readonly addedTerms: readonly NodeSelectorTerm[] | undefined;
  readonly addedPreferences: readonly PreferredTerm[];
  readonly hardPodAffinityWeight: number;
  readonly ignorePreferredTermsOfExistingPods: boolean;
}

const usualResources: readonly WeightedResource[] = [
  { name: 'cpu', weight: 1 },
  { name: 'memory', weight: 1 },
];

/** podtopologyspread/plugin.go, systemDefaultConstraints. */
const systemConstraints: readonly unknown[] = [
  { topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', maxSkew: 3 },
  { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', maxSkew: 5 },
];

export const defaultArgs: PluginArgs = {
  strategy: { type: 'LeastAllocated', resources: usualResources, shape: [] },
  balancedResources: usualResources,
  ignoredResources: new Set(),
  ignoredResourceGroups: new Set(),
  defaultConstraints: systemConstraints,
  systemDefaulted: true,
  addedTerms: undefined,
  addedPreferences: [],
  hardPodAffinityWeight: 1,
  ignorePreferredTermsOfExistingPods: false,
};
