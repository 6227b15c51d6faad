import { decayingHistogram, type HistogramShape } from './decaying-histogram';
import type { RequestRule } from './request-rule';
import type { ContainerUse, UsePoint } from './use';

const DAY = 86_400_000;
const MARGIN = 1.15;
const CPU: HistogramShape = { firstBucket: 0.01, growth: 1.05, buckets: 176, halfLifeMs: DAY };
const MEMORY: HistogramShape = { firstBucket: 1e7, growth: 1.05, buckets: 176, halfLifeMs: DAY };
/** Memory counts by the peak of each day, eight days back. */
const DAYS = 8;

/**
 * The Vertical Pod Autoscaler: the 90th percentile of decaying histograms + 15 %; at least 25m and 250 MB. CPU counts every
 * sample, memory each pod's daily peaks. Source: pkg/recommender of kubernetes/autoscaler, default flags.
 */
export const vpaRule: RequestRule = {
  name: 'vpa',
  inWords: { cpu: '90th percentile + 15 %', memory: '90th percentile of daily peaks + 15 %' },
  fewestPoints: 1,
  limitOverRequest: 1,
  cpu: uses =>
    target(
      CPU,
      uses.flatMap(({ cpu }) => cpu),
      0.025,
    ),
  memory: uses => target(MEMORY, uses.flatMap(dailyPeaks), 250e6),
};

function target(shape: HistogramShape, points: readonly UsePoint[], floor: number): number | undefined {
  if (points.length === 0) return undefined;
  const histogram = decayingHistogram(shape);
  for (const { at, value } of points) histogram.add(value, 1, at);
  return Math.max(histogram.percentile(0.9) * MARGIN, floor);
}

function dailyPeaks({ memory }: ContainerUse): readonly UsePoint[] {
  const last = memory.at(-1)?.at ?? 0;
  const peaks = new Map<number, UsePoint>();
  for (const point of memory) {
    const day = Math.floor((last - point.at) / DAY);
    if (day >= DAYS) continue;
    const known = peaks.get(day);
    if (known === undefined || point.value > known.value) peaks.set(day, point);
  }
  return [...peaks.values()];
}
