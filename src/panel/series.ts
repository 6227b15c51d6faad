import type { Distribution } from '../report/distribution';
import type { Sample } from '../report/report';

/** Columns for a chart: seconds since the run began, then one column a line; null where nothing was measured. */
export type Columns = readonly [readonly number[], ...(readonly (number | null)[])[]];

/** Makes chart columns of a timeline. */
export function columns(
  samples: readonly Sample[],
  startedAt: number,
  ...lines: readonly ((sample: Sample) => number | undefined)[]
): Columns {
  const seconds = samples.map(sample => (sample.at - startedAt) / 1000);
  return [seconds, ...lines.map(line => samples.map(sample => line(sample) ?? null))];
}

/** Reads one quantile of one stage, ms. */
export const quantile =
  (stage: string, name: keyof Distribution) =>
  (sample: Sample): number | undefined =>
    sample.latency?.[stage]?.[name];
