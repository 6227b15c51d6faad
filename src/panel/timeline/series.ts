/** One line over time: seconds since the run began, ascending, and a value for each; NaN where the line is broken. */
export interface Series {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The first index whose time is at `at` or later. */
export function indexAt({ x }: Pick<Series, 'x'>, at: number): number {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value nearest to a moment, at Infinity the last one; undefined where the line is broken or has none. */
export function valueAt(series: Series, at: number): number | undefined {
  if (at === Infinity) return series.y.findLast(value => !Number.isNaN(value));
  const next = indexAt(series, at);
  const [before, after] = [series.x[next - 1], series.x[next]];
  const isNext = after !== undefined && (before === undefined || after - at <= at - before);
  const value = series.y[isNext ? next : next - 1];
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
