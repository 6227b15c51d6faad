import { exactDistribution, kubeBurnerDistribution } from '../../report/distribution';
import { measuredValues, type MeasuredValues } from '../../report/measured-values';
import type { StageLatency } from '../../report/report';
import type { Followed } from './followed';

/**
 * The latencies that kube-burner would put into an object's document, in the order of the stages; undefined within for
 * a stage without any time, where kube-burner writes 0. Undefined as a whole for an object that it leaves out.
 */
export type CompatibleLatencies<Object> = (object: Object) => readonly (number | undefined)[] | undefined;

/** Latencies of many objects, stage by stage. */
export interface StageValues {
  readonly stage: string;
  readonly values: MeasuredValues;
  /** Some object showed the stage; without, all values are kube-burner's zeros. */
  readonly observed: boolean;
}

/** The values that kube-burner takes its quantiles of: of every object it counts, 0 where a stage has no time. */
export function compatibleValues<Object>(
  stages: readonly string[],
  objects: Iterable<Object>,
  latenciesOf: CompatibleLatencies<Object>,
): readonly StageValues[] {
  const all = stages.map(stage => ({ stage, values: measuredValues(), observed: false }));
  for (const object of objects) {
    const latencies = latenciesOf(object);
    if (latencies === undefined) continue;
    all.forEach((one, index) => {
      one.values.push(latencies[index] ?? 0);
      one.observed ||= latencies[index] !== undefined;
    });
  }
  return all;
}

/** Exact values, ms, of the objects that reached each stage: from the arrival of ADDED to that of the stage, if not told otherwise. */
export function exactValues<Object extends Followed>(
  stages: readonly string[],
  objects: Iterable<Object>,
  latencyOf: (object: Object, stage: number) => number = fromAdded,
): readonly StageValues[] {
  const all = stages.map(stage => ({ stage, values: measuredValues(), observed: false }));
  for (const object of objects) {
    all.forEach((one, index) => {
      const latency = latencyOf(object, index);
      if (Number.isNaN(latency)) return;
      one.values.push(latency);
      one.observed = true;
    });
  }
  return all;
}

const fromAdded = ({ arrived, addedAt }: Followed, stage: number): number => (arrived[stage] ?? NaN) - addedAt;

/** Distributions as kube-burner computes them; stages that no object showed have none, not one of zeros. */
export const compatibleStages = (all: readonly StageValues[]): StageLatency[] =>
  all.map(one => stageLatency(one, kubeBurnerDistribution));

/** Exact distributions: nearest rank, nothing cut. */
export const exactStages = (all: readonly StageValues[]): StageLatency[] =>
  all.map(one => stageLatency(one, exactDistribution));

function stageLatency({ stage, values, observed }: StageValues, distribution: typeof exactDistribution): StageLatency {
  const latency = observed ? distribution(values.all()) : undefined;
  return latency === undefined ? { stage, observed: false } : { stage, observed: true, latency };
}
