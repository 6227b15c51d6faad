import type { Refusal } from './filter-nodes';

/** A pod that no node takes: why each of them refuses it, or what refuses it everywhere. */
export interface FitsNowhere {
  readonly nodes: readonly Pick<Refusal, 'reasons'>[];
  readonly rejected: Refusal | undefined;
}

/**
 * The scheduler's sentence for a pod that fits nowhere, as in its event FailedScheduling (framework/types.go, FitError),
 * without what preemption adds.
 */
export function fitError({ nodes, rejected }: FitsNowhere): string {
  const start = `0/${nodes.length} nodes are available:`;
  if (rejected) return `${start} ${rejected.reasons.join(', ')}.`;
  const counts = new Map<string, number>();
  for (const reason of nodes.flatMap(({ reasons }) => reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  // Go sorts by bytes, and so do these: the reasons are ASCII.
  const reasons = [...counts].map(([reason, count]) => `${count} ${reason}`).sort((a, b) => (a < b ? -1 : 1));
  return reasons.length > 0 ? `${start} ${reasons.join(', ')}.` : start;
}
