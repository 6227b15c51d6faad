import { expect, test } from 'vitest';
import { figures } from './figures';
import { finished, job, sample, started } from './run.test-data';
import { receive } from './receive';
import { emptyState } from './state';
import type { RunEvent } from '../report/events';

const shown = (...events: readonly RunEvent[]) =>
  Object.fromEntries(figures(receive(emptyState, { type: 'events', events })).map(figure => [figure.label, figure]));

test('before the first sample every figure is a dash, not a zero rate', () => {
  expect(shown(started)['Reached rate']).toMatchObject({ value: '–', detail: 'nothing sent yet' });
});

test('the live rate names what was asked', () => {
  const figure = shown(started, sample(1000, { reachedRate: 48.25, sent: 48 }))['Reached rate'];
  expect(figure).toMatchObject({ value: '48.3', unit: '/s', detail: 'of 50/s asked · 48 sent' });
});

test('the latency until Ready names n, maximum and simulated nodes', () => {
  const figure = shown(started, finished(0))['p99 until Ready'];
  expect(figure).toMatchObject({ value: '95', unit: 'ms', detail: 'n 98 · max 1,290 ms · simulated nodes' });
});

test('pods that were deleted again still count as having been ready', () => {
  const figure = shown(started, sample(1, { podsReady: 98 }), sample(2, { podsReady: 0 }))['Pods ready'];
  expect(figure).toMatchObject({ value: '98', unit: '/ 100' });
});

test('pods never ready and failed requests are marked', () => {
  const all = shown(started, finished(1));
  expect(all['Pods ready']).toMatchObject({ detail: '2 never ready', bad: true });
  expect(all['Failed requests']).toMatchObject({ value: '1', bad: true });
});

test('an http run shows reused and new connections, and what was never sent', () => {
  const latency = { n: 10, min: 1, p50: 2, p95: 3, p99: 4.25, max: 5, avg: 2 };
  const http = {
    ...job,
    type: 'http' as const,
    failed: 0,
    notSent: [{ kind: 'late', count: 7, message: 'No connection.' }],
  };
  const plan = { ...started.plan, jobs: [{ name: 'create', type: 'http', requests: 100, rate: 50, burst: 1 }] };
  const all = shown({ ...started, plan }, sample(1, { latency: { reused: latency } }), finished(0, [http]));
  expect(all['p99, reused connection']).toMatchObject({ value: '4.25', detail: 'n 10 · max 5 ms' });
  expect(all['p99, new connection']).toMatchObject({ value: '–' });
  expect(all['Failed requests']).toMatchObject({ value: '0', detail: 'and 7 never sent', bad: true });
});
