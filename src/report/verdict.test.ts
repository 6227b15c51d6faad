import { expect, test } from 'vitest';
import type { JobReport, PodLatencyReport } from './report';
import { verdict } from './verdict';

const job: JobReport = {
  name: 'make',
  type: 'create',
  startedAt: 0,
  endedAt: 2000,
  requestedRate: 100,
  burst: 100,
  reachedRate: 99.84,
  sent: 200,
  succeeded: 200,
  failed: 0,
  retried: 0,
  requestLatency: [],
  errors: [],
};
const ready = { n: 50, min: 300, p50: 600, p95: 900, p99: 1210, max: 1400, avg: 640 };
const pods: PodLatencyReport = {
  compatible: [],
  exact: [{ stage: 'Ready', observed: true, latency: ready }],
  pods: 50,
  neverReady: 0,
  watchGaps: [],
  simulated: true,
};

test('a run that passed says what it did and how fast', () => {
  expect(verdict([{ ...job, podLatency: pods }], [])).toEqual({
    passed: true,
    exitCode: 0,
    sentence:
      'Passed: 200 creates at 99.8 of 100 requests/s; 50 of 50 pods ready on simulated nodes, Ready p99 1.2 s, max 1.4 s.',
    reasons: [],
  });
});

test('on a mixed cluster the sentence says how many pods ran on simulated nodes', () => {
  const mixed = { ...pods, simulatedPods: 20 };
  expect(verdict([{ ...job, podLatency: mixed }], []).sentence).toContain(
    '50 of 50 pods ready on simulated nodes (20 of 50 pods), Ready p99',
  );
});

test('refused requests are named with their commonest reason', () => {
  const errors = [
    { kind: 'conflict', count: 2, message: 'it exists already.' },
    { kind: 'forbidden', count: 10, message: 'bob may not create pods.' },
  ];
  const outcome = verdict([{ ...job, succeeded: 188, failed: 12, errors }], []);
  expect(outcome.exitCode).toBe(1);
  expect(outcome.sentence).toBe('Failed: 12 of 200 creates failed in job make: bob may not create pods.');
});

test('being cancelled wins over all else, and every reason is kept', () => {
  const outcome = verdict(
    [{ ...job, failed: 1 }],
    [
      { exitCode: 2, sentence: '3 pods were not ready after 60 s.' },
      { exitCode: 130, sentence: 'by the user.' },
    ],
  );
  expect(outcome.exitCode).toBe(130);
  expect(outcome.sentence).toBe('Cancelled: by the user.');
  expect(outcome.reasons).toHaveLength(3);
});

test('arrivals that were never sent lose data, they are not failed requests', () => {
  const notSent = [{ kind: 'refused', count: 5, message: 'nothing listens on 127.0.0.1:1.' }];
  const outcome = verdict([{ ...job, type: 'http', sent: 0, reachedRate: null, notSent }], []);
  expect(outcome.exitCode).toBe(4);
  expect(outcome.sentence).toBe('Failed: 5 of 5 requests were never sent: nothing listens on 127.0.0.1:1.');
});

test('a broken pod watch is lost data', () => {
  const outcome = verdict([{ ...job, podLatency: { ...pods, watchGaps: [{ from: 1, to: 2 }] } }], []);
  expect(outcome.exitCode).toBe(4);
  expect(outcome.sentence).toContain('the pod watch of job make broke 1 time,');
});

test('an HTTP run that passed says both ways of connecting', () => {
  const phase = (name: string, p99: number): JobReport => ({
    ...job,
    name,
    type: 'http',
    requestLatency: [{ what: name, latency: { n: 10, min: 1, p50: 1, p95: 2, p99, max: p99, avg: 1 } }],
  });
  const { sentence } = verdict([phase('reused connections', 2), phase('new connections', 5)], []);
  expect(sentence).toContain('reused connections: p99 2 ms (n 10); new connections: p99 5 ms (n 10)');
});
