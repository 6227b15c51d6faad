import type { NodeInfo } from './node-info';
import type { Cycle } from './plugin';
import type { Profile } from './profile';

/** Weighted scores by plugin, by feasible node (runtime/framework.go, RunScorePlugins). */
export function scoreNodes(
  cycle: Cycle,
  feasible: readonly NodeInfo[],
  { scores }: Profile,
): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const columns = scores.flatMap(({ plugin: { name, score }, weight }) => {
    const given = feasible.length > 0 ? score?.(cycle, feasible) : undefined;
    return given ? [{ name, given, weight }] : [];
  });
  // Copies of one record share their shape: with thousands of nodes that is what makes this quick.
  const empty = Object.fromEntries(columns.map(({ name }) => [name, 0]));
  return new Map(
    feasible.map((node, index) => {
      const record = { ...empty };
      for (const { name, given, weight } of columns) record[name] = (given[index] ?? 0) * weight;
      return [node.name, record];
    }),
  );
}
