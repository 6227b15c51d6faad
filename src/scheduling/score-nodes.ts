import type { NodeInfo } from './node-info';
import type { Cycle } from './plugin';
import type { Profile } from './profile';

/** Weighted scores by plugin, by feasible node (runtime/framework.go, RunScorePlugins). */
export function scoreNodes(
  cycle: Cycle,
  feasible: readonly NodeInfo[],
  { scores }: Profile,
): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const byNode = new Map(feasible.map(({ name }) => [name, {} as Record<string, number>]));
  if (feasible.length === 0) return byNode;
  for (const { plugin, weight } of scores) {
    const given = plugin.score?.(cycle, feasible);
    if (!given) continue;
    feasible.forEach(({ name }, index) => {
      const scoresOfNode = byNode.get(name);
      if (scoresOfNode) scoresOfNode[plugin.name] = (given[index] ?? 0) * weight;
    });
  }
  return byNode;
}
