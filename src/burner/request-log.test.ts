import { expect, test } from 'vitest';
import { ClusterError } from '../cluster/cluster-error';
import { reachedRate } from '../report/reached-rate';
import { requestLog, type EndedRequest } from './request-log';

const request = (sentAt: number, more: Partial<EndedRequest> = {}): EndedRequest => ({
  what: 'create configmaps',
  deadline: sentAt - 2,
  sentAt,
  answeredAt: sentAt + 10,
  retries: 0,
  throttled: 0,
  ...more,
});

test('successes have a latency by verb and resource; failures are counted by kind', () => {
  const log = requestLog();
  log.ended(request(1000));
  log.ended(request(1100, { what: 'delete pods', answeredAt: 1130, retries: 2, throttled: 1 }));
  for (const sentAt of [1200, 1300]) log.ended(request(sentAt, { error: new ClusterError('conflict', 'It exists.') }));
  expect(log.figures()).toMatchObject({
    sent: 4,
    succeeded: 2,
    failed: 2,
    retried: 2,
    throttled: 1,
    reachedRate: 10,
    sendDelay: { n: 4, max: 2 },
    requestLatency: [
      { what: 'create configmaps', latency: { n: 1, max: 10 } },
      { what: 'delete pods', latency: { n: 1, max: 30 } },
    ],
    errors: [{ kind: 'conflict', count: 2, message: 'It exists.' }],
  });
});

test('the rate of a job that churns is that of what it sent before', () => {
  const log = requestLog();
  for (const sentAt of [1000, 1100, 1200, 9000]) log.ended(request(sentAt));
  expect(log.figures(5000)).toMatchObject({ sent: 4, reachedRate: 10 });
});

test('pauses of the config do not lower the rate', () => {
  const log = requestLog();
  for (const sentAt of [1000, 1100, 6100, 6200, 9000]) log.ended(request(sentAt));
  log.stoodStill(6100, 4900);
  log.stoodStill(9000, 2700);
  expect(log.figures(9000).reachedRate).toBe(10);
  expect(log.figures().reachedRate).toBe(10);
});

test('what left before its deadline was not late', () => {
  const log = requestLog();
  log.ended(request(1000, { deadline: 1005 }));
  expect(log.figures().sendDelay?.max).toBe(0);
});

test('the recent rate counts the last second, though answers come out of order', () => {
  const log = requestLog();
  for (const sentAt of [0, 500, 1600, 1400, 2000]) log.ended(request(sentAt));
  expect(log.recentRate(2000)).toBe(3);
  expect(log.recentRate(9000)).toBe(0);
});

test.each([
  [[], null],
  [[5], null],
  [[5, 5], null],
  [[3000, 1000, 2000], 1],
])('sends at %j reach %s a second', (sends, rate) => {
  expect(reachedRate(Float64Array.from(sends))).toBe(rate);
});

test('an empty log has no figures to invent', () => {
  const figures = requestLog().figures();
  expect(figures).toMatchObject({ sent: 0, reachedRate: null, requestLatency: [], errors: [] });
  expect(figures.sendDelay).toBeUndefined();
});
