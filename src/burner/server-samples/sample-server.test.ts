import { afterEach, expect, test } from 'vitest';
import type { RunEvent } from '../../report/events';
import { connectionTo } from '../api-server.test-data';
import { sampleServer } from './sample-server';

let close = (): Promise<void> => Promise.resolve();
afterEach(() => close());

/** One sampling against a server that answers /metrics so, and has so many API server leases. */
async function sampled(status: number, body: string) {
  const asked: string[] = [];
  const server = await connectionTo(({ url = '' }, response) => {
    asked.push(url);
    if (url.includes('/leases')) {
      const spec = { renewTime: new Date().toISOString(), leaseDurationSeconds: 3600 };
      const items = [
        { metadata: {}, spec },
        { metadata: {}, spec: { ...spec, renewTime: '2020-01-01T00:00:00Z' } },
      ];
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ kind: 'LeaseList', metadata: {}, items }));
    }
    response.writeHead(status).end(body);
  });
  close = server.close;
  const events: RunEvent[] = [];
  const sampling = sampleServer(server.connection, event => events.push(event));
  await sampling.begun;
  return { report: await sampling.end(), events, asked, traffic: server.connection.traffic() };
}

const metrics = 'process_start_time_seconds 1.7e+09\nprocess_resident_memory_bytes 42\nprocess_cpu_seconds_total 1\n';

test('a run has a sample at its begin and one at its end, as events and in the report', async () => {
  const { report, events, traffic } = await sampled(200, metrics);
  expect(report).toMatchObject({ everyMs: 5000, apiServers: 1, restarts: 0, gaps: [], cost: { samples: 2 } });
  expect(report.samples).toHaveLength(2);
  expect(report.cost.bytes).toBe(2 * metrics.length);
  expect(events.map(({ type }) => type)).toEqual(['server-sample', 'server-sample']);
  // What samples bring is no traffic of the load: only the list of leases is.
  expect(traffic.received).toBeLessThan(metrics.length * 4);
});

test('who may not read metrics is asked once, and the report says so', async () => {
  const status = { kind: 'Status', message: 'forbidden: User "bob" cannot get path "/metrics"', reason: 'Forbidden' };
  const { report, asked } = await sampled(403, JSON.stringify(status));
  expect(report.unavailable).toContain('User "bob" may not get /metrics');
  expect(report).toMatchObject({ samples: [], cost: { samples: 0 } });
  expect(asked.filter(url => url === '/metrics')).toHaveLength(1);
});

test('a server that answers with errors leaves a gap', async () => {
  const { report, events } = await sampled(500, 'no');
  expect(report.unavailable).toBeUndefined();
  expect(report.gaps).toHaveLength(1);
  expect(events.every(({ type }) => type === 'server-gap')).toBe(true);
});

test('an answer that is no metrics document is a gap, not a server without memory', async () => {
  const { report } = await sampled(200, '<html></html>');
  expect(report.samples).toEqual([]);
  expect(report.gaps[0]?.why).toContain('not that of an API server');
});
