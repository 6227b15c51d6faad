import { metricSamples, type MetricSample } from '../kubernetes/metrics-text';

/** What one API server says of a level at this moment; counters count since it started. */
export interface LevelMetrics {
  readonly name: string;
  readonly nominal: number;
  readonly lower: number;
  readonly upper: number;
  /** Seats that it has now, after lending and borrowing; set anew every 10 s. */
  readonly current?: number;
  /** Seats that requests hold now. */
  readonly inUse: number;
  /** Requests that wait now. */
  readonly waiting: number;
  /** Requests answered 429. */
  readonly rejected: number;
  /** Requests let through. */
  readonly dispatched: number;
}

const prefix = 'apiserver_flowcontrol_';
const gauges = {
  nominal_limit_seats: 'nominal',
  lower_limit_seats: 'lower',
  upper_limit_seats: 'upper',
  current_limit_seats: 'current',
  current_executing_seats: 'inUse',
  current_inqueue_requests: 'waiting',
  rejected_requests_total: 'rejected',
  dispatched_requests_total: 'dispatched',
} as const;
const names = new Set(Object.keys(gauges).map(name => `${prefix}${name}`));

/**
 * The levels in the metrics of an API server (util/flowcontrol/metrics of k8s.io/apiserver v1.36), by name. A level that
 * was deleted stays there until the server restarts. Metrics by FlowSchema are added up.
 */
export function levelMetrics(text: string): ReadonlyMap<string, LevelMetrics> {
  const levels = new Map<string, Partial<Record<(typeof gauges)[keyof typeof gauges], number>>>();
  for (const sample of metricSamples(text, names)) {
    const name = sample.labels['priority_level'] ?? '';
    const key = gauges[sample.name.slice(prefix.length) as keyof typeof gauges];
    const level = levels.get(name) ?? {};
    level[key] = (level[key] ?? 0) + sample.value;
    levels.set(name, level);
  }
  return new Map(
    [...levels].flatMap(([name, { nominal, lower, upper, current, inUse = 0, waiting = 0, ...counted }]) => {
      if (nominal === undefined || lower === undefined || upper === undefined) return [];
      const { rejected = 0, dispatched = 0 } = counted;
      const limits = { nominal, lower, upper, ...(current !== undefined && { current }) };
      return [[name, { name, ...limits, inUse, waiting, rejected, dispatched }]];
    }),
  );
}

/**
 * An API server's seats: what the exempt level, which has no limit to borrowing, may have above its nominal ones.
 * `undefined` when the metrics do not say.
 */
export function serverSeatsOf(levels: ReadonlyMap<string, LevelMetrics>): number | undefined {
  const exempt = levels.get('exempt');
  return exempt && exempt.upper - exempt.nominal;
}

const stored = { objects: 'apiserver_resource_objects', bytes: 'apiserver_resource_size_estimate_bytes' };

/** Objects of each resource (`deployments.apps`) as the API server counts them for the seats of lists, since 1.34. */
export function storedObjects(text: string): ReadonlyMap<string, { count: number; averageBytes?: number }> {
  const samples = metricSamples(text, new Set(Object.values(stored)));
  const nameOf = ({ labels }: MetricSample): string =>
    [labels['resource'], labels['group']].filter(part => part).join('.');
  const bytes = new Map(samples.filter(({ name }) => name === stored.bytes).map(one => [nameOf(one), one.value]));
  return new Map(
    samples
      .filter(({ name, value }) => name === stored.objects && value >= 0)
      .map(one => {
        const all = bytes.get(nameOf(one)) ?? -1;
        const known = all > 0 && one.value > 0 ? { averageBytes: Math.floor(all / one.value) } : {};
        return [nameOf(one), { count: one.value, ...known }];
      }),
  );
}
