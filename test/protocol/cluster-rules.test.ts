import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactsForRules } from '../../src/scheduling/facts-for-rules';
import { build, startServer, type ServerUnderTest } from './server-under-test';

const uri = 'file:///web.yaml';
const text = (cpu: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  priorityClassName: high
  containers: [{ name: web, image: 'web:1', resources: { requests: { cpu: ${cpu}, memory: 1Gi } } }]
`;
const room = { replicas: 0, atLeast: false };
const full = { nodes: 3, fits: 0, running: 0, room, requested: { milliCpu: 8000, memory: 2 ** 30 } };
let facts: FactsForRules = {
  ...{ namespace: 'shop', priorityClasses: ['low'] },
  placements: [{ ...full, fitError: '0/3 nodes are available: 3 Insufficient cpu.' }],
};
let server: ServerUnderTest;
/** Whether anyone answers for the cluster. */
let isThere = true;

const tell = (state: string): Promise<void> => server.connection.sendNotification('headroom/cluster', { state });
/** Rules that spoke in the newest diagnostics. */
const spoke = (): readonly unknown[] =>
  server.published.findLast(one => one.uri === uri)?.diagnostics.map(({ code }) => code) ?? [];
const said = (code: string): unknown =>
  server.published.findLast(one => one.uri === uri)?.diagnostics.find(one => one.code === code)?.message;

beforeAll(async () => {
  await build();
  server = await startServer({ cluster: { state: 'off' } });
  server.connection.onRequest('headroom/observe', ({ question }: { readonly question: string }): unknown =>
    question === 'rules' && isThere ? { answer: facts, freshness: { context: 'prod' } } : { error: 'not asked here' },
  );
  server.open(uri, text('8'));
  await server.diagnostics(uri, 1);
}, 180_000);
afterAll(() => server.stop());

test('without a cluster the rules about one are silent', () => {
  expect(spoke()).not.toContain('fits-no-node');
});

test('the cluster that is followed speaks in the findings, which name it', async () => {
  await tell('live');
  await expect.poll(spoke).toContain('fits-no-node');
  expect(said('fits-no-node')).toMatch(
    /^No node takes the next pod \(context "prod", \d\d:\d\d UTC\)\. .*Insufficient cpu/,
  );
  expect(said('priority-class-not-in-cluster')).toContain('"high" is not in the cluster');
});

test('a changed workload is asked about anew', async () => {
  facts = { namespace: 'shop', priorityClasses: ['high', 'low'], placements: [{ ...full, fits: 3 }] };
  server.change(uri, 2, text('100m'));
  await expect.poll(() => server.published.findLast(one => one.uri === uri)?.version).toBe(2);
  await expect.poll(spoke).not.toContain('priority-class-not-in-cluster');
  expect(spoke()).not.toContain('fits-no-node');
});

test('while the process that follows is started again, what it said stays', async () => {
  facts = { namespace: 'shop', priorityClasses: ['low'], placements: [{ ...full, fitError: 'none' }] };
  await tell('live');
  server.change(uri, 3, text('200m'));
  await expect.poll(spoke).toContain('fits-no-node');
  isThere = false;
  await tell('stale');
  server.change(uri, 4, text('200m').replace('1Gi', '2Gi'));
  await expect.poll(() => server.published.findLast(one => one.uri === uri)?.version).toBe(4);
  expect(spoke()).toContain('priority-class-not-in-cluster');
  isThere = true;
});

test('when nobody follows the cluster any more, the findings go', async () => {
  facts = { namespace: 'shop', priorityClasses: ['low'], placements: [{ ...full, fitError: 'none' }] };
  await tell('stale');
  await expect.poll(spoke).toContain('fits-no-node');
  await tell('off');
  await expect.poll(spoke).not.toContain('fits-no-node');
});
