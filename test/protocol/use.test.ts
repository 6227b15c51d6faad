import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import type { Recommendation } from '../../src/sizing/recommend';
import { build, startServer, type ServerUnderTest } from './server-under-test';

const uri = 'file:///web.yaml';
const text = (cpu: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers:
    - name: web
      image: web:1
      resources: { requests: { ${cpu} } }
`;
const evidence = { source: 'metrics-server', points: 38, pods: 1, from: 0, to: 19 * 60_000 } as const;
/** As an observer answered, of a pod that burns a quarter of a core. */
const answer: readonly (readonly Recommendation[])[] = [
  [
    {
      ...{ container: 'web', resource: 'cpu', rule: 'samples', inWords: '95th percentile' },
      ...{ request: 0.25, quantity: '250m', evidence, confidence: 'low', notes: [] },
    },
  ],
];
let server: ServerUnderTest;
let asked: unknown[] = [];
let reply: () => unknown = () => ({ answer, freshness: { context: 'prod' } });

const tell = (state: string): Promise<void> => server.connection.sendNotification('headroom/cluster', { state });
async function offered(only?: string): Promise<readonly string[]> {
  const range = { start: { line: 5, character: 8 }, end: { line: 8, character: 0 } };
  const context = { diagnostics: [], ...(only !== undefined && { only: [only] }) };
  const params = { textDocument: { uri }, range, context };
  const actions = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
  return actions.map(({ title }) => title).filter(title => title.includes('cpu'));
}
const fromUse = 'Set cpu request from use: 250m · p95 of 38 samples in 19 min · low confidence';

beforeAll(async () => {
  await build();
  server = await startServer({ cluster: { state: 'off' } });
  server.connection.onRequest('headroom/observe', ({ question, with: more }: { question: string; with: unknown }) => {
    if (question !== 'use') return { error: 'not asked here' };
    asked.push(more);
    return reply();
  });
  server.open(uri, text('memory: 64Mi'));
  await server.diagnostics(uri, 1);
}, 180_000);
afterAll(() => server.stop());

test('without a cluster nobody is asked, and the usual value is offered', async () => {
  expect(await offered('quickfix')).toContain('Set cpu request to 100m');
  expect(asked).toEqual([]);
});

test('a followed cluster says what the workloads of the text use, and the fix takes it', async () => {
  await tell('live');
  await expect.poll(() => offered('quickfix')).toContain(fromUse);
  expect(asked).toContainEqual({ workloads: [{ kind: 'Pod', name: 'web', namespace: 'shop' }] });
  expect(await offered('quickfix')).not.toContain('Set cpu request to 100m');
});

test('no code action waits for the cluster: what is not known yet is as without it', async () => {
  reply = () => new Promise(() => undefined);
  asked = [];
  server.change(uri, 2, text('memory: 128Mi'));
  await expect.poll(() => asked).toHaveLength(1);
  // The workload is the same, so what was known of it is still offered.
  expect(await offered('quickfix')).toContain(fromUse);
});

test('a request that is far off is offered as a rewrite', async () => {
  server.change(uri, 3, text('cpu: 2, memory: 64Mi'));
  await server.diagnostics(uri, 3);
  expect(await offered('refactor')).toEqual([
    'Set requests of container "web" from use: cpu 250m · 38 samples in 19 min · low confidence',
  ]);
  expect(await offered('quickfix')).toEqual([]);
});

test('what is stale is dated; when nobody follows the cluster any more it is gone', async () => {
  reply = () => ({ answer, freshness: { context: 'prod', staleSince: 0 } });
  await tell('stale');
  await expect.poll(() => offered('refactor')).toEqual([expect.stringMatching(/ · as of 00:00 UTC$/)]);
  await tell('off');
  await expect.poll(() => offered('refactor')).toEqual([]);
});
