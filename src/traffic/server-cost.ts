import type { ServerSample } from '../report/server-report';
import { bytesInWords } from '../report/words';

/** What the API server spent while a part of a run went on. */
export interface ServerCost {
  /** CPU time of its process. */
  readonly cpuSeconds: number;
  /** Its resident memory: the most that a sample showed. */
  readonly peakBytes: number;
}

/**
 * The cost between two moments (epoch ms), from the samples in between; take one before and one after. Undefined where there
 * are none, or where several API servers answered, since each shows its own part only.
 */
export function serverCost(samples: readonly ServerSample[], from: number, to: number): ServerCost | undefined {
  const server = samples[0]?.server;
  if (samples.some(sample => sample.server !== server)) return undefined;
  let cpuSeconds = 0;
  let peakBytes = 0;
  for (const [index, { at, cores, memoryBytes }] of samples.entries()) {
    const before = samples[index - 1];
    if (before === undefined || at <= from || before.at >= to) continue;
    cpuSeconds += ((cores ?? 0) * (at - before.at)) / 1000;
    peakBytes = Math.max(peakBytes, memoryBytes);
  }
  return peakBytes === 0 ? undefined : { cpuSeconds, peakBytes };
}

/** The cost shared by `n` of what caused it: `2.1 ms CPU each, memory at most 320 MiB`. */
export function costInWords(cost: ServerCost | undefined, n: number): string {
  if (cost === undefined) return 'server cost not known';
  const each = Number(((cost.cpuSeconds * 1000) / Math.max(n, 1)).toPrecision(2));
  return `${each} ms of server CPU each, server memory at most ${bytesInWords(cost.peakBytes)}`;
}

/** Why costs hold the whole server: it does other work meanwhile. */
export const costNote =
  'Server figures are those of the whole API server process, so what others ask meanwhile is in them.';
