import { afterEach, expect, test } from 'vitest';
import { connectionTo } from './api-server.test-data';
import { epochNow, send } from './send';

let close = (): Promise<void> => Promise.resolve();
afterEach(() => close());

/** Answers with each status in turn, the last one from then on; retries come at once. */
async function sent(statuses: readonly number[], method: 'POST' | 'DELETE' = 'POST', signal?: AbortSignal) {
  let tries = 0;
  const server = await connectionTo((_request, response) => {
    const status = statuses[Math.min(tries++, statuses.length - 1)] ?? 200;
    response.writeHead(status, { 'retry-after': '0', 'content-type': 'application/json' }).end('{}');
  });
  close = server.close;
  const request = { method, path: '/api/v1/configmaps', signal: signal ?? new AbortController().signal };
  const ended = await send(server.connection, request, { what: 'create configmaps', deadline: epochNow() });
  return { ...ended, tries };
}

test('what succeeds at once was sent once, and has its times in order', async () => {
  const { tries, retries, error, deadline, sentAt, answeredAt } = await sent([201]);
  expect([tries, retries, error]).toEqual([1, 0, undefined]);
  expect([deadline, sentAt, answeredAt]).toEqual([deadline, sentAt, answeredAt].toSorted((a, b) => a - b));
});

test.each([429, 500, 503])('%i is tried again', async status => {
  expect(await sent([status, status, 201])).toMatchObject({ tries: 3, retries: 2, throttled: status === 429 ? 2 : 0 });
});

test('six tries are all', async () => {
  expect(await sent([503])).toMatchObject({ tries: 6, retries: 5, error: { kind: 'server', status: 503 } });
});

test.each([
  [403, 'forbidden'],
  [404, 'not-found'],
  [409, 'conflict'],
  [422, 'invalid'],
])('%i is final', async (status, kind) => {
  expect(await sent([status])).toMatchObject({ tries: 1, retries: 0, error: { kind } });
});

test('a conflict after a retry means that the try before had done it', async () => {
  expect((await sent([503, 409])).error).toBeUndefined();
});

test('an object to delete that is gone is deleted', async () => {
  expect((await sent([404], 'DELETE')).error).toBeUndefined();
});

test('a cancelled run sends nothing', async () => {
  expect(await sent([201], 'POST', AbortSignal.abort())).toMatchObject({ tries: 0, error: { kind: 'cancelled' } });
});
