/** A straight line through points, by least squares. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** 95 % confidence interval of the slope: slope ± t · its standard error, n − 2 degrees of freedom. */
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Quantiles 0.975 of Student's t for 1, 2, 3 … degrees of freedom; beyond the table that of 30 is taken, which is a little wide. */
const T975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** The line of best fit; undefined below three points, or when all have the same x. */
export function leastSquares(points: readonly Point[]): Line | undefined {
  const n = points.length;
  const mean = (of: (point: Point) => number): number => points.reduce((sum, point) => sum + of(point), 0) / n;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spreadX = n * mean(({ x }) => (x - meanX) ** 2);
  if (n < 3 || spreadX === 0) return undefined;
  const slope = (n * mean(({ x, y }) => (x - meanX) * (y - meanY))) / spreadX;
  const intercept = meanY - slope * meanX;
  const residual = n * mean(({ x, y }) => (y - intercept - slope * x) ** 2);
  const error = Math.sqrt(residual / (n - 2) / spreadX);
  const half = (T975[n - 3] ?? T975[T975.length - 1] ?? 0) * error;
  return { slope, intercept, low: slope - half, high: slope + half, n };
}
