import type { Connection } from '../cluster/connection';
import { list } from '../cluster/list';
import { asRecord, nameOf } from '../kubernetes/object';
import { quantityToNumber } from '../kubernetes/quantity';
import { readAmount } from '../kubernetes/resource-list';
import { latest, type Asking } from './latest';
import type { NodeUse } from '../scheduling/workload-facts';

/** Who is in no hurry. */
const patient = { isInVain: () => false, patienceMs: 30_000 };

/** Asks metrics-server what nodes use. Empty where there is none. */
export function nodeUses(
  connection: Connection,
  signal: AbortSignal,
  how: Pick<Asking<unknown>, 'isInVain' | 'patienceMs'> = patient,
): () => Promise<ReadonlyMap<string, NodeUse>> {
  return latest({ ask: () => ask(connection, signal), none: new Map(), ...how });
}

async function ask(connection: Connection, signal: AbortSignal): Promise<ReadonlyMap<string, NodeUse>> {
  const uses = new Map<string, NodeUse>();
  await list(connection.request, { path: '/apis/metrics.k8s.io/v1beta1/nodes', signal }, items => {
    for (const item of items) {
      const { cpu, memory } = asRecord(item['usage']);
      uses.set(nameOf(item) ?? '', { milliCpu: amount(cpu) * 1000, memory: amount(memory) });
    }
  });
  return uses;
}

function amount(value: unknown): number {
  const quantity = readAmount(value);
  return quantity ? quantityToNumber(quantity) : 0;
}
