import { simulatedNodeNames } from '../cluster/cluster-facts';
import type { Connection } from '../cluster/connection';
import type { RunTarget } from '../report/report';

export type IsSimulated = (node: string) => boolean;

/** Tells simulated nodes (kwok) by name. Where the user may not list nodes, none is known to be simulated. */
export async function simulatedNodes(connection: Connection, { nodes }: RunTarget): Promise<IsSimulated> {
  if (nodes === undefined || nodes.simulated === 0) return () => false;
  if (nodes.simulated === nodes.total) return () => true;
  const names = await simulatedNodeNames(connection);
  return node => names.has(node);
}
