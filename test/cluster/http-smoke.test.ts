import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { headroom, reportOf, stateHome } from './command-line';

let server: Server;
let url: string;
let requests = 0;

beforeEach(async () => {
  requests = 0;
  server = createServer((_request, response) => {
    requests++;
    response.end('ok');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => void server.close());
afterAll(() => rmSync(stateHome, { recursive: true, force: true }));

const smoke = (address: string, ...more: string[]) =>
  headroom(['run', 'http-smoke', '--url', address, '--set', 'rate=40,durationSeconds=1', '--yes', '--events', ...more])
    .ended;

test('every arrival is sent once, over kept connections and over new ones', async () => {
  const ended = await smoke(url);
  const { jobs, outcome } = reportOf(ended);
  expect(ended.code).toBe(0);
  expect(outcome.passed).toBe(true);
  expect(jobs).toHaveLength(2);
  for (const job of jobs) expect(job).toMatchObject({ type: 'http', sent: 40, succeeded: 40, failed: 0, notSent: [] });
  expect(jobs.map(job => job.requestLatency.map(({ latency }) => latency.n))).toEqual([[40], [40]]);
  expect(requests).toBe(80);
});

test('where nobody listens nothing is sent: no latency, and exit code 4', async () => {
  await new Promise(resolve => server.close(resolve));
  const ended = await smoke(url);
  expect(ended.code).toBe(4);
  for (const job of reportOf(ended).jobs) {
    expect(job).toMatchObject({
      sent: 0,
      succeeded: 0,
      requestLatency: [],
      notSent: [{ kind: 'ECONNREFUSED', count: 40 }],
    });
  }
});

test.each([[], ['--confirm-context', 'somebody-else']])(
  'another machine is refused before anything is sent, however it is not confirmed (%j)',
  async (...confirmation) => {
    const { code, stdout, stderr } = await smoke('http://192.0.2.1/', ...confirmation);
    expect(code).toBe(5);
    expect(stdout).toBe('');
    expect(stderr).toContain('192.0.2.1 is not this machine: only load what is yours.');
    expect(stderr).toContain('Add --confirm-context 192.0.2.1 if that is meant.');
  },
);
