import type { JobReport, Sample } from '../report/report';
import { issueArrivals } from './arrivals';
import type { HttpConfig } from './config';
import { get } from './get';
import { noFreeSlot } from './not-sent';
import { phaseLog } from './phase-log';

const SAMPLE_MS = 250;
const REQUEST_TIMEOUT_MS = 30_000;

/** One way of connecting, asked for its whole duration. */
export interface Phase {
  readonly name: string;
  /** What its latencies are called in samples. */
  readonly key: 'reused' | 'new';
  readonly closeAfter: boolean;
}

/** The phases that a config asks for, in order. */
export function phasesOf({ connections }: HttpConfig): readonly Phase[] {
  const reused: Phase = { name: 'reused connections', key: 'reused', closeAfter: false };
  const fresh: Phase = { name: 'new connections', key: 'new', closeAfter: true };
  return connections === 'both' ? [reused, fresh] : [connections === 'new' ? fresh : reused];
}

/** Arrivals of one phase. */
export function arrivalsOf({ rate, durationSeconds }: HttpConfig): number {
  return Math.max(1, Math.round(rate * durationSeconds));
}

/** Runs one phase to its end, or until the signal aborts; samples four times a second. */
export async function runPhase(
  config: HttpConfig,
  phase: Phase,
  signal: AbortSignal,
  onSample: (sample: Sample) => void,
): Promise<JobReport> {
  const url = new URL(config.url);
  // Loaded here, since every command loads this file and few send traffic.
  const { Agent } = await import('undici');
  const dispatcher = new Agent({ connections: config.maxInFlight, pipelining: 1, connect: { timeout: 10_000 } });
  const request = {
    dispatcher,
    origin: url.origin,
    path: url.pathname + url.search,
    closeAfter: phase.closeAfter,
    timeoutMs: REQUEST_TIMEOUT_MS,
  };
  const log = phaseLog(phase, config.rate);
  const underWay = new Set<Promise<void>>();
  const startedAt = Date.now();
  const arrive = (due: number): void => {
    if (underWay.size >= config.maxInFlight) return log.notSent(noFreeSlot(config.maxInFlight));
    const ended = get(request).then(outcome => {
      underWay.delete(ended);
      // What a cancel tore down says nothing about the address.
      if (!signal.aborted) log.ended(due, outcome, performance.now());
    });
    underWay.add(ended);
  };
  const sampler = setInterval(() => onSample(log.sample(Date.now())), SAMPLE_MS);
  const abort = (): void => void dispatcher.destroy();
  signal.addEventListener('abort', abort);
  try {
    await issueArrivals(config.rate, arrivalsOf(config), signal, arrive);
    await Promise.all(underWay);
  } finally {
    clearInterval(sampler);
    signal.removeEventListener('abort', abort);
    await dispatcher.destroy();
  }
  onSample(log.sample(Date.now()));
  return log.report(startedAt, Date.now());
}
