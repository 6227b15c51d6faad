import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Connection } from '../../cluster/connection';
import { krrRule } from '../../sizing/krr-rule';
import { recommend } from '../../sizing/recommend';
import { podPattern, prometheusUse } from './prometheus-use';

/*
 * A server that answers as the documented query API of Prometheus does (/api/v1/query_range, type matrix), with series of
 * known use; no Prometheus runs here.
 */
const now = Date.UTC(2026, 0, 8);
const labels = { pod: 'web-6d4f-abcde', container: 'web' };
const every75s = (value: (index: number) => number) =>
  Array.from({ length: 1200 }, (_, index) => [now / 1000 - index * 75, String(value(index))] as const).reverse();
const answers: Readonly<Record<string, readonly object[]>> = {
  container_cpu_usage_seconds_total: [{ metric: labels, values: every75s(index => (index % 10 === 0 ? 0.5 : 0.1)) }],
  container_memory_working_set_bytes: [{ metric: labels, values: every75s(() => 200e6) }],
  kube_pod_container_status_last_terminated_reason: [{ metric: labels, values: every75s(() => 1) }],
  kube_pod_container_resource_limits: [{ metric: labels, values: every75s(() => 400e6) }],
};
let close: () => void = () => undefined;
afterEach(() => close());

async function serve(answer: (query: string) => object, status = 200) {
  const asked: { query: URLSearchParams; authorization: string | undefined }[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => (text += piece.toString()));
    request.on('end', () => {
      const query = new URLSearchParams(text);
      asked.push({ query, authorization: request.headers.authorization });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer(query.get('query') ?? '')));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  close = () => void server.close();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const workload = { kind: 'deployment', name: 'web', namespace: 'shop', object: {}, pods: [], selector: 'app=web' };
const connection = { server: 'https://cluster.example' } as unknown as Connection;
const matrix = (query: string) => ({
  status: 'success',
  data: { resultType: 'matrix', result: answers[Object.keys(answers).find(name => query.includes(name)) ?? ''] ?? [] },
});

test('CPU, memory and kills of a week become requests, with their evidence', async () => {
  const { url, asked } = await serve(matrix);
  const uses = await prometheusUse(connection, workload, { url, token: 'not-to-be-shown', days: 7 }, now);
  expect(uses).toMatchObject([{ pod: labels.pod, container: 'web', killedAt: [400e6] }]);
  const [cpu, memory] = recommend(uses, krrRule, 'prometheus');
  expect(cpu).toMatchObject({ quantity: '500m', evidence: { source: 'prometheus', points: 1196, pods: 1 } });
  expect(memory?.request).toBeGreaterThanOrEqual(500e6);
  expect(asked.map(({ authorization }) => authorization)).toEqual(Array(4).fill('Bearer not-to-be-shown'));
  for (const { query } of asked) {
    expect(query.get('query')).toContain('namespace="shop",pod=~"web-[a-z0-9]+-[a-z0-9]{5}"');
    const points = (Number(query.get('end')) - Number(query.get('start'))) / Number(query.get('step'));
    expect(points).toBeLessThanOrEqual(11_000);
  }
});

test('a rate over more than the life of a container is too low: the first five minutes do not count', async () => {
  const young = { metric: { pod: 'web-6d4f-young', container: 'web' }, values: every75s(() => 0.02).slice(-3) };
  const risen = { metric: labels, values: every75s(() => 0.2).map((point, n) => (n < 4 ? [point[0], '0.05'] : point)) };
  const lately = { metric: young.metric, values: [[now / 1000, '0.2']] };
  const { url } = await serve(query => {
    const result = query.includes('irate') ? [lately, risen] : query.includes('cpu_usage') ? [risen, young] : [];
    return { status: 'success', data: { resultType: 'matrix', result } };
  });
  const uses = await prometheusUse(connection, workload, { url, token: undefined, days: 7 }, now);
  expect(uses.map(({ pod, cpu }) => [pod, cpu.length])).toEqual([
    [labels.pod, 1196],
    ['web-6d4f-young', 1],
  ]);
  expect(new Set(uses.flatMap(({ cpu }) => cpu.map(({ value }) => value)))).toEqual(new Set([0.2]));
});

test('what Prometheus refuses is a sentence, without the token', async () => {
  const { url } = await serve(() => ({ status: 'error', error: 'query timed out' }), 503);
  const asked = prometheusUse(connection, workload, { url, token: 'not-to-be-shown', days: 7 }, now);
  await expect(asked).rejects.toThrow(/refused a query: query timed out/);
  await expect(asked).rejects.not.toThrow(/not-to-be-shown/);
});

test('pods of each kind are found by the names that their controllers give', () => {
  const finds = (kind: string, pod: string) => new RegExp(`^(?:${podPattern({ kind, name: 'web' })})$`).test(pod);
  expect(finds('deployment', 'web-6d4f7b-x2x9q')).toBe(true);
  expect(finds('deployment', 'web-admin-6d4f7b-x2x9q')).toBe(false);
  expect(finds('statefulset', 'web-11')).toBe(true);
  expect(finds('daemonset', 'web-x2x9q')).toBe(true);
  expect(finds('job', 'web-3-x2x9q')).toBe(true);
  expect(finds('pod', 'web')).toBe(true);
});
