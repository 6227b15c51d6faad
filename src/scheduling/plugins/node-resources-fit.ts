import { resourceOf, type Amounts, type Resource } from '../amounts';
import { allocationScores } from '../allocation';
import { allocationScorer } from '../allocation-scorers';
import type { NodeInfo } from '../node-info';
import { podRequests, silentCpu, silentMemory } from '../pod-requests';
import { fits, type Cycle, type Filtering, type Plugin } from '../plugin';
import { isExtendedResource } from '../../kubernetes/resource-name';
import type { PluginArgs } from '../plugin-args';

const silence: Amounts = new Map([
  ['cpu', silentCpu],
  ['memory', silentMemory],
]);

/** Whether the node has room for what is requested; what is really used is never looked at. */
export const nodeResourcesFit: Plugin = {
  name: 'NodeResourcesFit',
  filter,
  score: ({ pod, args: { strategy } }, nodes) => {
    // The scorer inside this plugin is never told of the gate PodLevelResources (fit.go, getScorer): containers count.
    const requests = podRequests(pod.object, { missing: silence });
    return allocationScores(requests, strategy.resources, 'non-zero', allocationScorer(strategy), nodes);
  },
};

function filter({ pod, state, args }: Cycle): Filtering {
  const request = resourceOf(podRequests(pod.object, { podLevel: state.behaviour.podLevelResources }));
  const scalar = [...request.scalar].filter(([name, amount]) => amount !== 0 && !isIgnored(name, args));
  return { filter: node => insufficient(request, scalar, node) };
}

function isIgnored(name: string, { ignoredResources, ignoredResourceGroups }: PluginArgs): boolean {
  if (!isExtendedResource(name)) return false;
  return ignoredResources.has(name) || ignoredResourceGroups.has(name.split('/')[0] ?? '');
}

function insufficient(
  request: Resource,
  scalar: readonly (readonly [string, number])[],
  { allocatable, requested, pods, allowedPods }: NodeInfo,
): readonly string[] {
  const tooMany = pods.size + 1 > allowedPods;
  const cpu = isLacking(request.milliCpu, allocatable.milliCpu, requested.milliCpu);
  const memory = isLacking(request.memory, allocatable.memory, requested.memory);
  const disk = isLacking(request.ephemeralStorage, allocatable.ephemeralStorage, requested.ephemeralStorage);
  const others = scalar.filter(([name, amount]) =>
    isLacking(amount, allocatable.scalar.get(name) ?? 0, requested.scalar.get(name) ?? 0),
  );
  if (!tooMany && !cpu && !memory && !disk && others.length === 0) return fits;
  return [
    ...(tooMany ? ['Too many pods'] : []),
    ...(cpu ? ['Insufficient cpu'] : []),
    ...(memory ? ['Insufficient memory'] : []),
    ...(disk ? ['Insufficient ephemeral-storage'] : []),
    ...others.map(([name]) => `Insufficient ${name}`),
  ];
}

const isLacking = (asked: number, allocatable: number, requested: number): boolean =>
  asked > 0 && asked > allocatable - requested;
