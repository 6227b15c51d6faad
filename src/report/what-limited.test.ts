import { expect, test } from 'vitest';
import type { Distribution } from './distribution';
import type { JobReport, Report } from './report';
import { sampleReport } from './sample-report.test-data';
import type { ServerReport } from './server-report';
import { whatLimited } from './what-limited';

const around = (ms: number, n = 1000): Distribution => ({
  n,
  ...{ min: ms, p50: ms, p95: ms, p99: ms * 2, max: ms * 4, avg: ms },
});

/** 1000 creates at 100/s, on time and answered in 5 ms, with nothing after them. */
const quick: JobReport = {
  name: 'load',
  type: 'create',
  startedAt: 0,
  endedAt: 10_000,
  requestedRate: 100,
  burst: 1,
  reachedRate: 100,
  sent: 1000,
  succeeded: 1000,
  failed: 0,
  retried: 0,
  throttled: 0,
  sendDelay: around(0.4),
  requestLatency: [{ what: 'create configmaps', latency: around(5) }],
  errors: [],
};
const server: ServerReport = {
  everyMs: 5000,
  servers: [{ startedAt: 0 }],
  restarts: 0,
  samples: [
    { at: 0, server: 0, memoryBytes: 2 ** 29, cores: null, inFlight: { readOnly: 1, mutating: 0 }, levels: {} },
    { at: 5000, server: 0, memoryBytes: 2 ** 30, cores: 1.74, inFlight: { readOnly: 3, mutating: 20 }, levels: {} },
  ],
  gaps: [],
  levels: [
    { name: 'tight', nominalSeats: 2, limitSeats: 2, peakSeats: 2, peakQueued: 50, dispatched: 1000, rejected: 9 },
  ],
  callers: [
    { flowSchema: 'mine', level: 'tight', dispatched: 1000, rejected: 9, executionSeconds: 4, waitSeconds: 20 },
    { flowSchema: 'other', level: 'exempt', dispatched: 50, rejected: 0, executionSeconds: 4, waitSeconds: 0 },
  ],
  cost: { samples: 2, bytes: 1, parseMs: 1 },
};
const calm: ServerReport = { ...server, levels: [], callers: [] };

const limitOf = (job: Partial<JobReport>, more: Partial<Report> = {}) =>
  whatLimited({ ...sampleReport, steps: [], server: calm, ...more, jobs: [{ ...quick, ...job }] });

test('as fast as asked: only the rate limited it, with the server at its most', () => {
  const limit = limitOf({});
  expect(limit).toMatchObject({
    kind: 'rate',
    sentence: 'Only the asked rate limited job load: it went at 100 of 100 requests/s.',
  });
  expect(limit?.evidence).toEqual([
    'Requests left 0.8 ms late at p99.',
    'Slowest answers: create configmaps, p99 10 ms, maximum 20 ms.',
    'The API server at its most (2 samples): 1.7 cores, 1 GiB, 23 requests in flight.',
  ]);
});

test('429s are a limit of fairness, even at the asked rate', () => {
  const limit = limitOf({ throttled: 40 }, { server });
  expect(limit?.kind).toBe('fairness');
  expect(limit?.sentence).toContain('40 answers of the API server were 429');
  expect(limit?.evidence[0]).toBe(
    'FlowSchema mine at level tight: 1000 requests waited 20 ms each on average, 9 rejected.',
  );
  expect(limit?.evidence).toContain('Level tight: at most 2 of 2 seats in use, 50 queued, 9 rejected.');
});

test('waits for seats are a limit of fairness only where the rate was not reached', () => {
  expect(limitOf({ reachedRate: 60 }, { server })?.sentence).toBe(
    'API Priority and Fairness limited job load: requests waited in its queues for a seat, and it reached 60 of 100 requests/s.',
  );
  expect(limitOf({}, { server })?.kind).toBe('rate');
});

test('all connections waiting for answers: the API server', () => {
  const slow = {
    reachedRate: 60,
    sendDelay: around(4000),
    requestLatency: [{ what: 'create pods', latency: around(500) }],
  };
  const limit = limitOf(slow);
  expect(limit).toMatchObject({
    kind: 'api-server',
    sentence: 'The API server limited job load to 60 of 100 requests/s: all 32 connections waited for its answers.',
  });
  expect(limit?.evidence[0]).toContain('30 requests were under way on average');
});

test('late sends with quick answers and idle connections: this machine', () => {
  expect(limitOf({ reachedRate: 60, sendDelay: around(4000) })).toMatchObject({
    kind: 'client',
    sentence:
      'This machine limited job load to 60 of 100 requests/s: answers took 5 ms and kept 0.3 of 32 connections busy.',
  });
});

test('time without a request: it waited for the cluster, and the longest stage is named', () => {
  const podLatency = {
    compatible: [],
    exact: [
      { stage: 'PodScheduled', observed: true, latency: around(100) },
      { stage: 'ContainersReady', observed: true, latency: around(8000) },
      { stage: 'Ready', observed: true, latency: around(8010) },
    ],
    ...{ pods: 1000, neverReady: 1, watchGaps: [], simulated: false },
  };
  const steps = [
    { at: 10_000, name: 'load: wait', state: 'started' as const, text: '' },
    { at: 19_500, name: 'load: wait', state: 'done' as const, text: '' },
  ];
  const limit = limitOf({ endedAt: 20_000, podLatency }, { steps });
  expect(limit?.kind).toBe('convergence');
  expect(limit?.sentence).toBe(
    'Waiting for the cluster to converge limited job load: 50 % of its 20 s went by without a request.',
  );
  expect(limit?.evidence.slice(0, 3)).toEqual([
    'Waiting after the last request: 9.5 s.',
    '1 pod never became ready.',
    'Pods until Ready: p50 8 s, p99 16 s. The longest part was until ContainersReady (7.9 s of the median): the kubelet.',
  ]);
});

test('churn and a pause are waits too, also where some requests were late at the asked rate', () => {
  const steps = [
    { at: 20_000, name: 'load: pause', state: 'started' as const, text: '' },
    { at: 23_000, name: 'load: pause', state: 'done' as const, text: '' },
  ];
  const limit = limitOf({ endedAt: 30_000, churn: { from: 10_000, to: 20_000 }, sendDelay: around(120) }, { steps });
  expect(limit?.kind).toBe('convergence');
  expect(limit?.evidence).toEqual([
    'jobPause: 3 s.',
    'Churn: 10 s.',
    'Requests that were due left 240 ms late at p99.',
  ]);
});

test('an HTTP job that never sent some requests names the causes', () => {
  const notSent = [{ kind: 'late', count: 7, message: 'No connection was free.' }];
  const limit = limitOf({ type: 'http', notSent });
  expect(limit).toMatchObject({ kind: 'client', sentence: expect.stringContaining('7 requests never left') });
  expect(limit?.evidence[0]).toBe('7: No connection was free.');
});

test('a run that sent nothing, or a single request, says nothing', () => {
  expect(whatLimited({ ...sampleReport, jobs: [] })).toBeUndefined();
  expect(limitOf({ sent: 1, reachedRate: null })).toBeUndefined();
});

test('of several jobs the longest is judged', () => {
  const short = { ...quick, name: 'short', endedAt: 1000, reachedRate: 10 };
  const report = { ...sampleReport, steps: [], jobs: [short, quick] };
  expect(whatLimited(report)?.sentence).toContain('job load');
});

test('a job that sent less than its burst waited for its whole time, not for more', () => {
  const limit = limitOf({ type: 'delete', sent: 20, burst: 300, reachedRate: 5000, endedAt: 11_000 });
  expect(limit?.sentence).toBe(
    'Waiting for what it deleted to be gone limited job load: 100 % of its 11 s went by without a request.',
  );
});

test('what left at once was held up by nothing', () => {
  expect(limitOf({ sent: 20, burst: 300, reachedRate: 5000, endedAt: 500 })?.sentence).toBe(
    'Nothing held job load up: its 20 requests left at once, within the first burst of 300.',
  );
});
