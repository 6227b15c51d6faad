import type { WorkEstimator } from './work-estimator';

/** Seats that a request takes: `initial` while it runs, `final` for the time after it that its watchers cost. */
export interface RequestSeats {
  readonly initial: number;
  readonly final: number;
  readonly additionalLatencyMs: number;
}

/** What the API server knows of a resource; counted by itself about once a minute. */
export interface StoredObjects {
  readonly count: number;
  /** Absent or 0: not known, so the server reckons with the largest, 1.5 MB. */
  readonly averageBytes?: number;
}

/** Query of a list or watch, as far as its cost depends on it. */
export interface ListQuery {
  readonly limit?: number;
  readonly continue?: string;
  readonly resourceVersion?: string;
  readonly resourceVersionMatch?: string;
  /** True with a field or label selector. */
  readonly selects?: boolean;
  /** True when the field selector asks for one metadata.name. */
  readonly oneName?: boolean;
  readonly sendInitialEvents?: boolean;
}

const OBJECTS_PER_SEAT = 100;
const BYTES_PER_SEAT = 100_000;
/** A list from the cache is streamed, so it never holds more at once. */
const MOST_BYTES_FROM_CACHE = 1_000_000;
const LARGEST_OBJECT = 1_500_000;
const WATCHERS_PER_SEAT = 10;
const MS_PER_EVENT = 5;

/** Seats of a list. `stored` is undefined for a resource that this server does not count, as those of other API servers. */
export function seatsOfList(
  query: ListQuery,
  stored: StoredObjects | undefined,
  widest: number | undefined,
  estimator: WorkEstimator,
): number {
  return width(query, stored, widest, estimator, isFromCache(query, estimator));
}

/** Seats of a watch, which are taken until its first objects are sent. */
export function seatsOfWatch(
  query: ListQuery,
  stored: StoredObjects | undefined,
  widest: number | undefined,
  estimator: WorkEstimator,
): number {
  const { resourceVersion = '' } = query;
  const fromStart = estimator.watches === 'all-initial' && ['', '0'].includes(resourceVersion);
  const sends = estimator.watches !== 'none' && query.sendInitialEvents === true;
  return sends || fromStart ? width(query, stored, widest, estimator, true) : 1;
}

/**
 * Seats of a create, update, patch or delete: one, and with 10 watchers of the object or more ceil(watchers ÷ 10) for
 * 5 ms after it; what is above the most keeps fewer seats longer. `isToken`: of serviceaccounts/token, which nobody sees.
 */
export function seatsOfChange(
  watchers: number,
  widest: number | undefined,
  { mostOfChange }: WorkEstimator,
  isToken = false,
): RequestSeats {
  if (watchers < WATCHERS_PER_SEAT || isToken) return { initial: 1, final: 0, additionalLatencyMs: 0 };
  const wanted = Math.ceil(watchers / WATCHERS_PER_SEAT);
  const final = Math.min(wanted, bounded(widest, mostOfChange));
  return { initial: 1, final, additionalLatencyMs: (wanted * MS_PER_EVENT) / final };
}

function width(
  query: ListQuery,
  stored: StoredObjects | undefined,
  widest: number | undefined,
  estimator: WorkEstimator,
  fromCache: boolean,
): number {
  if (!stored || (query.oneName && !estimator.bySize)) return 1;
  const seats = estimator.bySize ? bySize(query, stored, fromCache) : byCount(query, stored, fromCache);
  return Math.min(Math.max(1, seats), bounded(widest, estimator.mostOfList));
}

/** A level without queues has no width of its own. */
function bounded(widest: number | undefined, most: number): number {
  return Math.min(widest ?? most, most);
}

function byCount({ limit = 0, selects = false }: ListQuery, { count }: StoredObjects, fromCache: boolean): number {
  const limited = limit > 0 && limit < count ? limit : count;
  const processed = fromCache ? count : selects ? count + limited : 2 * limited;
  return Math.ceil(processed / OBJECTS_PER_SEAT);
}

function bySize(query: ListQuery, { count, averageBytes }: StoredObjects, fromCache: boolean): number {
  const { limit = 0, selects = false, oneName = false } = query;
  const limited = limit > 0 && limit < count ? limit : count;
  const loaded = oneName ? 1 : !fromCache && selects ? Math.max(limited, Math.floor(count / 2)) : limited;
  const bytes = loaded * (averageBytes || (count === 0 ? 0 : LARGEST_OBJECT));
  return Math.ceil((fromCache ? Math.min(bytes, MOST_BYTES_FROM_CACHE) : bytes) / BYTES_PER_SEAT);
}

/** ShouldDelegateList of storage/cacher/delegator (v1.36), as seen without snapshots. */
function isFromCache(query: ListQuery, { consistentFromCache }: WorkEstimator): boolean {
  const { resourceVersion = '', resourceVersionMatch = '', limit = 0 } = query;
  if (resourceVersionMatch === 'NotOlderThan') return true;
  if (resourceVersionMatch !== '' || query.continue) return false;
  if (limit > 0 && resourceVersion !== '' && resourceVersion !== '0') return false;
  return resourceVersion !== '' || consistentFromCache;
}
