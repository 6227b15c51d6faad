import type { WatchEvent } from '../../cluster/connection';

/** When the objects of these tests were made. */
export const created = '2026-01-01T00:00:00Z';
export const t0 = Date.parse(created);

/** A moment in the form of the API server. */
export const after = (seconds: number): string => new Date(t0 + seconds * 1000).toISOString().replace('.000', '');

/** A watch event of an object that was made at `created`. */
export function seen(
  type: 'ADDED' | 'MODIFIED',
  uid: string,
  arrivedAt: number,
  rest: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, string>> = {},
): WatchEvent {
  const metadata = { uid, name: uid, namespace: 'ns', creationTimestamp: created, labels };
  return { type, object: { metadata, ...rest }, arrivedAt };
}

/** The latency of one stage. */
export const latencyOf = (stages: readonly { stage: string; latency?: unknown }[], stage: string): unknown =>
  stages.find(one => one.stage === stage)?.latency;
