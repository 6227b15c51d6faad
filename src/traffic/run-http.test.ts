import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { RunEvent } from '../report/events';
import { httpConfigSchema, type HttpConfig } from './config';
import { httpPlan, httpTarget, runHttp } from './run-http';

let server: Server | undefined;
const sockets = new Set<Socket>();

afterEach(() => {
  sockets.forEach(socket => socket.destroy());
  sockets.clear();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).on('connection', socket => sockets.add(socket));
  const listening = server;
  await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/`;
}

async function run(config: Partial<HttpConfig>, signal = new AbortController().signal) {
  const parsed = httpConfigSchema.parse({ rate: 100, durationSeconds: 0.5, ...config });
  const events: RunEvent[] = [];
  const report = await runHttp(parsed, {
    runId: '20261121-000000-0000',
    title: 'HTTP smoke',
    source: 'http-smoke',
    headroomVersion: '0.0.0',
    target: httpTarget(parsed),
    plan: httpPlan(parsed, text => text),
    signal,
    emit: event => events.push(event),
  });
  return { report, events };
}

test('counts every arrival and opens a connection each only when asked to', async () => {
  let requests = 0;
  const url = await serve((_request, response) => {
    requests++;
    response.end('ok');
  });
  const reused = await run({ url, connections: 'reused' });
  const openedForReused = sockets.size;
  const fresh = await run({ url, connections: 'new' });
  expect(requests).toBe(100);
  expect(reused.report.jobs[0]).toMatchObject({ sent: 50, succeeded: 50, failed: 0, notSent: [] });
  expect(fresh.report.jobs[0]?.requestLatency[0]?.latency.n).toBe(50);
  expect(openedForReused).toBeLessThan(50);
  expect(sockets.size - openedForReused).toBe(50);
  expect(reused.report.outcome.passed).toBe(true);
  const samples = reused.events.flatMap(event => (event.type === 'sample' ? [event] : []));
  expect(samples.at(-1)?.latency?.['reused']?.n).toBe(50);
});

test('what was never sent has a cause and no latency', async () => {
  const url = await serve((_request, response) => response.end());
  await new Promise(resolve => server?.close(resolve));
  const { report } = await run({ url, connections: 'reused' });
  expect(report.jobs[0]).toMatchObject({ sent: 0, succeeded: 0, failed: 0, requestLatency: [], reachedRate: null });
  expect(report.jobs[0]?.notSent).toMatchObject([{ kind: 'ECONNREFUSED', count: 50 }]);
  expect(report.outcome).toMatchObject({ passed: false, exitCode: 4 });
});

test('an arrival without a free slot is not sent late', async () => {
  const url = await serve((_request, response) => void setTimeout(() => response.end(), 200));
  const { report } = await run({ url, connections: 'reused', maxInFlight: 2 });
  const [job] = report.jobs;
  const lost = job?.notSent?.find(cause => cause.kind === 'no-free-slot')?.count ?? 0;
  expect(lost).toBeGreaterThan(30);
  expect((job?.sent ?? 0) + lost).toBe(50);
  expect(job?.requestLatency[0]?.latency.n).toBe(job?.succeeded);
});

test('a sent request that the server refuses is a failure, not a missing one', async () => {
  const url = await serve((_request, response) => void response.writeHead(503).end());
  const { report } = await run({ url, connections: 'reused' });
  expect(report.jobs[0]).toMatchObject({
    sent: 50,
    failed: 50,
    notSent: [],
    errors: [{ kind: 'status-503', count: 50 }],
  });
  expect(report.outcome.exitCode).toBe(1);
});

test('a request broken off by the server was sent', async () => {
  const url = await serve(request => void request.socket.destroy());
  const { report } = await run({ url, connections: 'new', rate: 20 });
  expect(report.jobs[0]).toMatchObject({ sent: 10, failed: 10, notSent: [] });
});

test('cancel ends at once', async () => {
  const url = await serve((_request, response) => response.end());
  const began = performance.now();
  const { report } = await run({ url, durationSeconds: 60 }, AbortSignal.timeout(200));
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(report.outcome.exitCode).toBe(130);
  expect(report.jobs[0]?.sent).toBeLessThan(100);
});
