/** How an API server of one version reckons the seats of a request (util/flowcontrol/request of k8s.io/apiserver). */
export interface WorkEstimator {
  /** Lists cost by the bytes they load, not by objects: SizeBasedListCostEstimate, on since 1.34. */
  readonly bySize: boolean;
  /** Lists without a resourceVersion come from the cache: ConsistentListFromCache, on since 1.31. */
  readonly consistentFromCache: boolean;
  /** Which watches cost as a list: those that ask for initial events (WatchList: 1.32, 1.34), since 1.35 also those from "0" or nowhere. */
  readonly watches: 'none' | 'initial-events' | 'all-initial';
  /** Most seats of a list: 10, with costs by size 100. */
  readonly mostOfList: number;
  /** Most seats of a change. */
  readonly mostOfChange: number;
}

/** The newest version that was read. */
export const NEWEST_MINOR = 37;

/** The estimator of a version such as `v1.36.3`, with the feature gates at their defaults; of 1.37 when it cannot be read. */
export function workEstimatorOf(version: string): WorkEstimator {
  const minor = Number(/^v?1\.(\d+)/.exec(version)?.[1] ?? NEWEST_MINOR);
  const bySize = minor >= 34;
  return {
    bySize,
    consistentFromCache: minor >= 31,
    watches: minor >= 35 ? 'all-initial' : minor === 32 || minor === 34 ? 'initial-events' : 'none',
    mostOfList: bySize ? 100 : 10,
    mostOfChange: 10,
  };
}
