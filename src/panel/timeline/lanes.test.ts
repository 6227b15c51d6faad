import { expect, test } from 'vitest';
import type { RunEvent } from '../../report/events';
import { sample, started } from '../run.test-data';
import { receive } from '../receive';
import { emptyState } from '../state';
import { kindsSeen, lanesOf } from './lanes';

const lanesAfter = (now: number, ...events: readonly RunEvent[]) =>
  lanesOf(receive(emptyState, { type: 'events', events: [started, ...events] }), now);
const step = (at: number, name: string, state: 'started' | 'done' | 'failed', text = ''): RunEvent => ({
  ...{ type: 'step', at, name, state, text },
});
const jobStarted: RunEvent = { type: 'job-started', at: 1000, job: 'create', jobType: 'create', requests: 100 };
const shown = (lanes: ReturnType<typeof lanesOf>) =>
  lanes.map(({ name, spans }) => [name, ...spans.map(({ kind, from, to }) => `${kind} ${from}–${to}`)].join(' | '));

test('a job is a lane: what it sent, what it waited for, its churn and its pause', () => {
  const lanes = lanesAfter(
    20,
    jobStarted,
    sample(1500, { sent: 20 }),
    sample(2000, { sent: 40 }),
    sample(2500, { sent: 40 }),
    step(2500, 'create: wait', 'started'),
    step(5000, 'create: wait', 'done'),
    step(5000, 'create: churn', 'started'),
    sample(6000, { sent: 41 }),
    step(7000, 'create: churn', 'done'),
    step(7000, 'create: pause', 'started'),
    step(8000, 'create: pause', 'done'),
    { type: 'job-ended', at: 8500, job: 'create' },
  );
  expect(shown(lanes)).toEqual([
    'create | waiting 1–8.5 | sending 1–2 | sending 2.5–6 | waiting 2.5–5 | churn 5–7 | pause 7–8',
  ]);
});

test('clean-up and other steps are lanes too, in the order in which they began', () => {
  const lanes = lanesAfter(
    20,
    step(100, 'preflight', 'started'),
    step(900, 'preflight', 'done'),
    jobStarted,
    step(9000, 'clean-up', 'started'),
  );
  expect(shown(lanes)).toEqual(['preflight | step 0.1–0.9', 'create | waiting 1–20', 'clean-up | clean-up 9–20']);
});

test('a job that has not begun has no lane, one whose step failed says so', () => {
  expect(lanesAfter(1)).toEqual([]);
  const [lane] = lanesAfter(9, jobStarted, step(2000, 'create: wait', 'started'), step(3000, 'create: wait', 'failed'));
  expect(lane?.spans.at(-1)).toMatchObject({ kind: 'waiting', failed: true });
});

test('slow rates have no holes between their requests', () => {
  const slow = [1, 2, 3, 4].map(n => sample(1000 + n * 2000, { sent: n, requestedRate: 0.5 }));
  const holes = [sample(4000, { sent: 1, requestedRate: 0.5 })];
  const lanes = lanesAfter(20, jobStarted, ...slow.slice(0, 1), ...holes, ...slow.slice(1));
  expect(lanes[0]?.spans.filter(({ kind }) => kind === 'sending')).toHaveLength(1);
});

test('only kinds that can be seen are explained: who sends all the time does not wait', () => {
  const sending = [1500, 2000, 2500, 3000].map((at, i) => sample(at, { sent: 20 * (i + 1) }));
  expect([...kindsSeen(lanesAfter(3, jobStarted, ...sending))]).toEqual(['sending']);
  expect([...kindsSeen(lanesAfter(4, jobStarted, ...sending))].sort()).toEqual(['sending', 'waiting']);
  const pause = step(3000, 'create: pause', 'started');
  expect([...kindsSeen(lanesAfter(3.5, jobStarted, ...sending, pause))].sort()).toEqual([
    'pause',
    'sending',
    'waiting',
  ]);
});
