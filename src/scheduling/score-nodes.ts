import type { NodeInfo } from './node-info';
import type { Cycle } from './plugin';
import type { Profile } from './profile';

/** What one plugin gives the feasible nodes, weighted, in their order. */
export interface ScoreColumn {
  readonly plugin: string;
  readonly weighted: readonly number[];
}

/** Weighted scores of the feasible nodes, a column for each plugin that has something to say (runtime/framework.go, RunScorePlugins). */
export function scoreNodes(cycle: Cycle, feasible: readonly NodeInfo[], { scores }: Profile): readonly ScoreColumn[] {
  if (feasible.length === 0) return [];
  return scores.flatMap(({ plugin, weight }) => {
    const given = plugin.score?.(cycle, feasible);
    return given ? [{ plugin: plugin.name, weighted: weight === 1 ? given : given.map(score => score * weight) }] : [];
  });
}

/** What each of so many nodes gets from all plugins together. */
export function totalsOf(columns: readonly ScoreColumn[], nodes: number): readonly number[] {
  const totals = new Array<number>(nodes).fill(0);
  for (const { weighted } of columns) for (let i = 0; i < nodes; i++) totals[i] = (totals[i] ?? 0) + (weighted[i] ?? 0);
  return totals;
}
