import type { PodLatencyReport } from './report';

/** A time in ms as people read it: `850 ms`, `1.2 s`, `3 min 20 s`. */
export function timeInWords(ms: number): string {
  if (ms < 10) return `${round(ms, 1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${round(ms / 1000, 1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A rate per second with at most one decimal. */
export function rateInWords(rate: number): string {
  return String(round(rate, 1));
}

/** Bytes in powers of 1024, as Kubernetes counts memory: `512 B`, `1.5 MiB`. */
export function bytesInWords(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), 4);
  return `${round(bytes / 1024 ** power, 1)} ${['B', 'KiB', 'MiB', 'GiB', 'TiB'][power] ?? ''}`;
}

/** `1 pod`, `2 pods`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}

/** `simulated nodes`, `simulated nodes (2 of 5 pods)`; undefined when no pod ran on one. */
export function simulatedInWords({ simulated, simulatedPods, pods }: SimulatedShare): string | undefined {
  if (!simulated) return undefined;
  return simulatedPods === undefined || simulatedPods === pods
    ? 'simulated nodes'
    : `simulated nodes (${simulatedPods} of ${count(pods, 'pod')})`;
}

type SimulatedShare = Pick<PodLatencyReport, 'simulated' | 'simulatedPods' | 'pods'>;
