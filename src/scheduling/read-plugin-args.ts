import { asList, asRecord, asString, isRecord, type PlainRecord } from '../kubernetes/object';
import { preferredTerms, termsOf } from './node-selector';
import { defaultArgs, type PluginArgs, type ScoringStrategy, type WeightedResource } from './plugin-args';

/** Reads `pluginConfig` of a profile; what it leaves out gets its default. */
export function readPluginArgs(pluginConfig: unknown): PluginArgs {
  const of = (name: string): PlainRecord =>
    asRecord(
      asList(pluginConfig)
        .map(asRecord)
        .find(one => one['name'] === name)?.['args'],
    );
  const balanced = resourcesOf(of('NodeResourcesBalancedAllocation')['resources']);
  return {
    ...defaultArgs,
    ...fit(of('NodeResourcesFit')),
    ...(balanced && { balancedResources: balanced }),
    ...spread(of('PodTopologySpread')),
    ...nodeAffinity(of('NodeAffinity')),
    ...interPodAffinity(of('InterPodAffinity')),
  };
}

function fit(args: PlainRecord): Partial<PluginArgs> {
  const { scoringStrategy, ignoredResources, ignoredResourceGroups } = args;
  return {
    ...(isRecord(scoringStrategy) && { strategy: strategyOf(scoringStrategy) }),
    ignoredResources: new Set(asList(ignoredResources).map(String)),
    ignoredResourceGroups: new Set(asList(ignoredResourceGroups).map(String)),
  };
}

function strategyOf({ type, resources, requestedToCapacityRatio }: PlainRecord): ScoringStrategy {
  const shape = asList(asRecord(requestedToCapacityRatio)['shape']).map(asRecord);
  return {
    type: type === 'MostAllocated' || type === 'RequestedToCapacityRatio' ? type : 'LeastAllocated',
    resources: resourcesOf(resources) ?? defaultArgs.strategy.resources,
    shape: shape.map(({ utilization, score }) => ({
      utilization: Number(utilization ?? 0),
      score: Number(score ?? 0),
    })),
  };
}

/** A weight of 0, or none, counts 1. */
function resourcesOf(list: unknown): readonly WeightedResource[] | undefined {
  const resources = asList(list).map(item => {
    const { name, weight } = asRecord(item);
    return { name: asString(name) ?? '', weight: typeof weight === 'number' && weight !== 0 ? weight : 1 };
  });
  return resources.length > 0 ? resources : undefined;
}

function spread({ defaultingType, defaultConstraints }: PlainRecord): Partial<PluginArgs> {
  if (defaultingType !== 'List') return {};
  return { defaultConstraints: asList(defaultConstraints), systemDefaulted: false };
}

function nodeAffinity({ addedAffinity }: PlainRecord): Partial<PluginArgs> {
  const affinity = asRecord(addedAffinity);
  const required = affinity['requiredDuringSchedulingIgnoredDuringExecution'];
  return {
    ...(isRecord(required) && { addedTerms: termsOf(required) }),
    addedPreferences: preferredTerms(affinity['preferredDuringSchedulingIgnoredDuringExecution']),
  };
}

function interPodAffinity(args: PlainRecord): Partial<PluginArgs> {
  const { hardPodAffinityWeight, ignorePreferredTermsOfExistingPods } = args;
  return {
    ...(typeof hardPodAffinityWeight === 'number' && { hardPodAffinityWeight }),
    ignorePreferredTermsOfExistingPods: ignorePreferredTermsOfExistingPods === true,
  };
}
