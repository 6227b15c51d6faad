import { expect, test } from 'vitest';
import { finished, sample, started } from './run.test-data';
import { receive } from './receive';
import { emptyState } from './state';

const after = (...events: Parameters<typeof replay>[0]) => replay(events);
const replay = (events: Extract<Parameters<typeof receive>[1], { type: 'events' }>['events']) =>
  receive(emptyState, { type: 'events', events });

test('nothing is running before the first event', () => {
  expect(emptyState.phase).toBe('empty');
});

test('a started run knows its jobs before they begin', () => {
  const state = after(started);
  expect(state.phase).toBe('running');
  expect(state.jobs).toEqual([{ name: 'create', type: 'create', requests: 100 }]);
});

test('a sample belongs to its job and to the timeline', () => {
  const state = after(started, sample(1000, { sent: 40 }));
  expect(state.jobs[0]?.last?.sent).toBe(40);
  expect(state.samples).toHaveLength(1);
});

test('a step that ends keeps the moment it began', () => {
  const state = after(
    started,
    { type: 'step', at: 10, name: 'wait', state: 'started', text: 'Waiting for 3 pods.' },
    { type: 'step', at: 25, name: 'wait', state: 'done', text: '3 pods are ready.' },
  );
  expect(state.steps).toEqual([{ name: 'wait', text: '3 pods are ready.', state: 'done', startedAt: 10, endedAt: 25 }]);
});

test.each([
  [0, 'passed'],
  [4, 'failed'],
  [130, 'cancelled'],
] as const)('exit code %i ends as %s', (exitCode, phase) => {
  expect(after(started, finished(exitCode)).phase).toBe(phase);
});

test('a runner that dies leaves its sentence, but not over a report', () => {
  const lost = { type: 'lost', sentence: 'The runner ended.' } as const;
  expect(receive(after(started), lost)).toMatchObject({ phase: 'lost', lost: 'The runner ended.' });
  expect(receive(after(started, finished(0)), lost).phase).toBe('passed');
});

test('a replay starts over', () => {
  const once = after(started, sample(1000, {}));
  expect(receive(once, { type: 'replay', events: [started] }).samples).toEqual([]);
});

test('errors of the report replace the ones counted so far', () => {
  const state = after(
    started,
    { type: 'errors', at: 5, job: 'create', errors: [{ kind: 'throttled', count: 2, message: 'HTTP 429' }] },
    finished(0),
  );
  expect(state.errors.get('create')).toEqual([]);
});

const serverSample = (at: number) =>
  ({
    type: 'server-sample',
    at,
    server: 0,
    memoryBytes: 1,
    cores: 0,
    inFlight: { readOnly: 0, mutating: 0 },
    levels: {},
  }) as const;

test('a gap in the samples of the server lasts from the sample before it to the one after', () => {
  const gone = [
    { type: 'server-gap', at: 2000, why: 'gone' },
    { type: 'server-gap', at: 3000, why: 'gone' },
  ] as const;
  const open = after(started, serverSample(1000), ...gone);
  expect(open.serverGaps).toEqual([{ from: 1000, to: 3000, why: 'gone' }]);
  const closed = after(started, serverSample(1000), ...gone, serverSample(4000), serverSample(5000));
  expect(closed.serverGaps).toEqual([{ from: 1000, to: 4000, why: 'gone' }]);
  expect(closed.serverSamples).toHaveLength(3);
});

test('a message does not change the state before it', () => {
  const before = after(started, sample(1000, {}));
  const next = receive(before, { type: 'events', events: [sample(2000, {}), serverSample(2000)] });
  expect([before.samples.length, before.serverSamples.length]).toEqual([1, 0]);
  expect([next.samples.length, next.serverSamples.length]).toEqual([2, 1]);
});
