import type { RunTarget } from '../report/report';

/** What kind of nodes the pods of a run were on, named beside every figure of theirs; undefined when unknown. */
export function nodeKind(target: RunTarget | undefined): string | undefined {
  const nodes = target?.nodes;
  if (nodes === undefined || nodes.total === 0) return undefined;
  if (nodes.simulated === 0) return undefined;
  return nodes.simulated === nodes.total ? 'simulated nodes' : `${nodes.simulated} of ${nodes.total} nodes simulated`;
}
