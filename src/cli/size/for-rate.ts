import { replicasForRate, type ReplicasForRate } from '../../sizing/replicas-for-rate';
import type { Recommendation } from '../../sizing/recommend';
import type { ContainerUse } from '../../sizing/use';

/** A rate that is expected, and the one that the samples were taken at; requests a second. */
export interface ExpectedRate {
  readonly rate: number;
  readonly measuredRate: number;
  /** Share of its CPU request that a pod should use at the peak, 0 to 1. */
  readonly targetUse: number;
  /** Pods that may be missing at the peak. */
  readonly spare: number;
}

/** Replicas for a rate, and what they rest on. */
export interface ForRate extends ReplicasForRate {
  readonly rate: number;
  readonly measuredRate: number;
  readonly targetUse: number;
  readonly spare: number;
  /** CPU seconds; what pods take idle is counted in. */
  readonly cpuPerRequest: number;
  /** CPU request of a pod, cores: all of its containers as recommended. */
  readonly request: number;
}

/** From CPU under a known rate to replicas for another; `undefined` where no CPU was measured. */
export function forRate(
  uses: readonly ContainerUse[],
  recommendations: readonly Recommendation[],
  expected: ExpectedRate,
): ForRate | undefined {
  const cores = uses.reduce((sum, { cpu }) => sum + mean(cpu.map(({ value }) => value)), 0);
  const cpuPerRequest = cores / expected.measuredRate;
  const request = recommendations
    .filter(({ resource }) => resource === 'cpu')
    .reduce((sum, one) => sum + one.request, 0);
  if (!(cpuPerRequest > 0)) return undefined;
  const { rate, targetUse, spare } = expected;
  const replicas = replicasForRate({ rate, cpuPerRequest, targetUse, spare }, request);
  return replicas && { ...expected, cpuPerRequest, request, ...replicas };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The same as a sentence. */
export function forRateWords({ rate, measuredRate, replicas, request, cpuPerRequest, use, spare }: ForRate): string {
  const cpu = `${Number((cpuPerRequest * 1000).toPrecision(3))} ms of CPU a request (measured at ${measuredRate}/s)`;
  const spared = spare > 0 ? `, ${spare} of them to spare` : '';
  return `  ${rate}/s take ${replicas} replicas of ${Math.round(request * 1000)}m${spared}: ${cpu}, ${Math.round(use * 100)} % of the request used.\n`;
}
