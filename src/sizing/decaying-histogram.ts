/** How a histogram's buckets grow, and how fast old samples lose weight. */
export interface HistogramShape {
  readonly firstBucket: number;
  /** Each bucket is so much wider than the one before. */
  readonly growth: number;
  readonly buckets: number;
  readonly halfLifeMs: number;
}

/** A weighted histogram in which a sample counts half as much for each half-life of its age. */
export interface DecayingHistogram {
  add(value: number, weight: number, at: number): void;
  /** The end of the bucket in which `share` of all weight is reached; 0 of nothing. */
  percentile(share: number): number;
}

/**
 * The exponential histogram of the Vertical Pod Autoscaler (pkg/recommender/util: histogram.go, decaying_histogram.go):
 * weights grow with time instead of old ones shrinking, since only their proportion counts.
 */
export function decayingHistogram({ firstBucket, growth, buckets, halfLifeMs }: HistogramShape): DecayingHistogram {
  const weights = new Float64Array(buckets);
  let origin: number | undefined;
  const bucketOf = (value: number): number => {
    if (value < firstBucket) return 0;
    const bucket = Math.trunc(Math.log((value * (growth - 1)) / firstBucket + 1) / Math.log(growth));
    return Math.min(bucket, buckets - 1);
  };
  const startOf = (bucket: number): number => (firstBucket * (growth ** bucket - 1)) / (growth - 1);
  return {
    add(value, weight, at) {
      origin ??= at;
      const bucket = bucketOf(value);
      weights[bucket] = (weights[bucket] ?? 0) + weight * 2 ** ((at - origin) / halfLifeMs);
    },
    percentile(share) {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      if (total === 0) return 0;
      let reached = 0;
      let bucket = 0;
      for (; bucket < buckets - 1; bucket++) {
        reached += weights[bucket] ?? 0;
        if (reached >= share * total && (weights[bucket] ?? 0) > 0) break;
      }
      return bucket < buckets - 1 ? startOf(bucket + 1) : startOf(bucket);
    },
  };
}
