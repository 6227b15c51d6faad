/** One moment of a container: epoch ms, cores or bytes. */
export interface UsePoint {
  readonly at: number;
  readonly value: number;
}

/** What one container of one pod was seen to use. */
export interface ContainerUse {
  readonly pod: string;
  readonly container: string;
  /** Cores, each the mean since the point before. */
  readonly cpu: readonly UsePoint[];
  /** Working set in bytes. */
  readonly memory: readonly UsePoint[];
  /** Memory limits, in bytes, at which the container was killed. */
  readonly killedAt: readonly number[];
}

/** Where measurements come from; metrics-server keeps no history, so its samples span only the time of asking. */
export type UseSource = 'prometheus' | 'metrics-server';

/** How far measurements bear a request. */
export type Confidence = 'high' | 'medium' | 'low';

/** What was measured, for a sentence. */
export interface Evidence {
  readonly source: UseSource;
  readonly points: number;
  readonly pods: number;
  /** Epoch ms of the first and last point; 0 where there is none. */
  readonly from: number;
  readonly to: number;
}

/** A day of points bears a request through its peaks; an hour shows one load; less is a glance. */
export function confidenceOf({ points, from, to }: Evidence): Confidence {
  const hours = (to - from) / 3_600_000;
  if (points >= 100 && hours >= 24) return 'high';
  return points >= 100 || hours >= 1 ? 'medium' : 'low';
}

/** What all series of a resource hold together. */
export function evidenceOf(uses: readonly ContainerUse[], resource: 'cpu' | 'memory', source: UseSource): Evidence {
  const points = uses.flatMap(use => use[resource]);
  const times = points.map(({ at }) => at);
  return {
    source,
    points: points.length,
    pods: uses.filter(use => use[resource].length > 0).length,
    from: times.reduce((least, at) => Math.min(least, at), times[0] ?? 0),
    to: times.reduce((most, at) => Math.max(most, at), 0),
  };
}
