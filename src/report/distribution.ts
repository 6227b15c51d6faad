/** A distribution of times in ms. Percentiles by nearest rank unless the field that holds it says otherwise. */
export interface Distribution {
  readonly n: number;
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly avg: number;
}

/** A percentile of ascending values; `percent` is 0 < percent ≤ 100. */
export type Percentile = (ascending: ArrayLike<number>, percent: number) => number;

/** Nearest rank: the smallest value that at least `percent` of all values do not exceed; always a value that was measured. */
export const nearestRank: Percentile = (ascending, percent) => {
  // Multiplied before divided, so that 99 % of 100 is rank 99 and not 100.
  const rank = Math.ceil((percent * ascending.length) / 100);
  return ascending[Math.max(rank, 1) - 1] ?? NaN;
};

/**
 * The percentile that kube-burner prints: `Percentile` of github.com/montanaflynn/stats v0.7.1.
 * With i = percent/100·n: the i-th value when i is whole, else the mean of the values at ⌊i⌋ and ⌊i⌋+1; NaN below the first.
 */
export const kubeBurnerPercentile: Percentile = (ascending, percent) => {
  const first = ascending[0];
  if (ascending.length === 1 && first !== undefined) return first;
  const index = (percent / 100) * ascending.length;
  const at = (position: number): number => ascending[position - 1] ?? NaN;
  if (Number.isInteger(index)) return at(index);
  return index > 1 ? (at(Math.floor(index)) + at(Math.floor(index) + 1)) / 2 : NaN;
};

/** Exact distribution in ms, nearest rank; `undefined` when nothing was measured. */
export function exactDistribution(values: ArrayLike<number>): Distribution | undefined {
  return distribution(ascending(values), nearestRank);
}

/** As kube-burner reports it: its percentile, and every figure cut to whole ms. */
export function kubeBurnerDistribution(values: ArrayLike<number>): Distribution | undefined {
  const figures = distribution(ascending(values), kubeBurnerPercentile);
  if (figures === undefined) return undefined;
  const { n, min, p50, p95, p99, max, avg } = figures;
  const [tMin, t50, t95, t99, tMax, tAvg] = [min, p50, p95, p99, max, avg].map(Math.trunc) as Six;
  return { n, min: tMin, p50: t50, p95: t95, p99: t99, max: tMax, avg: tAvg };
}

type Six = [number, number, number, number, number, number];

function ascending(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

function distribution(sorted: Float64Array, percentile: Percentile): Distribution | undefined {
  const min = sorted[0];
  const max = sorted[sorted.length - 1];
  if (min === undefined || max === undefined) return undefined;
  return {
    n: sorted.length,
    min,
    p50: percentile(sorted, 50),
    p95: percentile(sorted, 95),
    p99: percentile(sorted, 99),
    max,
    avg: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
  };
}
