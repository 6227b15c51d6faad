import type { NodeInfo } from './node-info';
import { zoneOf } from './node-view';
import type { Rollouts } from './placement-view';
import type { Rollout } from './rollout';

/** In the order in which people count: node-2 before node-10. */
const natural = new Intl.Collator('en', { numeric: true });

/**
 * The nodes that are worth a bar, at most so many: those that take replicas, then the fullest. `filter` is a part of a name, a
 * zone or a label (`key=value`). By zone and name.
 */
export function nodesThatMatter(
  { base, before, after }: Rollouts,
  filter: string,
  most: number,
): { readonly matching: number; readonly chosen: readonly NodeInfo[] } {
  const text = filter.trim().toLowerCase();
  const matching = [...base.nodes.values()].filter(node => text === '' || says(node, text));
  const taking = new Set([...nodesOf(before), ...nodesOf(after)]);
  const chosen =
    matching.length <= most
      ? matching
      : matching
          .map(node => ({ node, weight: (taking.has(node.name) ? 1e9 : 0) + fullness(node) }))
          .sort((a, b) => b.weight - a.weight)
          .slice(0, most)
          .map(({ node }) => node);
  const inOrder = chosen.toSorted((a, b) => natural.compare(zoneOf(a), zoneOf(b)) || natural.compare(a.name, b.name));
  return { matching: matching.length, chosen: inOrder };
}

function says({ name, labels }: NodeInfo, text: string): boolean {
  if (name.toLowerCase().includes(text)) return true;
  return [...labels].some(([key, value]) => `${key}=${value}`.toLowerCase().includes(text));
}

const nodesOf = (rollout: Rollout | undefined): readonly string[] =>
  (rollout?.steps ?? []).flatMap(({ node }) => node ?? []);

/** The largest share that is asked for of cpu, memory and pods. */
function fullness({ allocatable, requested, pods, allowedPods }: NodeInfo): number {
  const share = (part: number, whole: number): number => part / Math.max(1, whole);
  return Math.max(
    share(requested.milliCpu, allocatable.milliCpu),
    share(requested.memory, allocatable.memory),
    share(pods.size, allowedPods),
  );
}
