import { ClusterError } from '../cluster/cluster-error';
import type { Connection } from '../cluster/connection';
import { list } from '../cluster/list';
import { asRecord, nameOf } from '../kubernetes/object';
import { quantityToNumber } from '../kubernetes/quantity';
import { readAmount } from '../kubernetes/resource-list';
import type { NodeUse } from '../scheduling/workload-facts';

const FRESH_MS = 15_000;

/** Asks metrics-server what nodes use, at most every 15 s and only when somebody wants to know. Empty where there is none. */
export function nodeUses(connection: Connection, signal: AbortSignal): () => Promise<ReadonlyMap<string, NodeUse>> {
  let known: Promise<ReadonlyMap<string, NodeUse>> | undefined;
  let askedAt = -Infinity;
  return () => {
    if (known === undefined || performance.now() - askedAt > FRESH_MS) {
      askedAt = performance.now();
      known = ask(connection, signal);
    }
    return known;
  };
}

async function ask(connection: Connection, signal: AbortSignal): Promise<ReadonlyMap<string, NodeUse>> {
  const uses = new Map<string, NodeUse>();
  try {
    await list(connection.request, { path: '/apis/metrics.k8s.io/v1beta1/nodes', signal }, items => {
      for (const item of items) {
        const { cpu, memory } = asRecord(item['usage']);
        uses.set(nameOf(item) ?? '', { milliCpu: amount(cpu) * 1000, memory: amount(memory) });
      }
    });
  } catch (error) {
    // No metrics-server, or no right to ask it: what is used stays unknown.
    if (!(error instanceof ClusterError)) throw error;
  }
  return uses;
}

function amount(value: unknown): number {
  const quantity = readAmount(value);
  return quantity ? quantityToNumber(quantity) : 0;
}
