import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CodeLens, Hover } from 'vscode-languageserver-protocol';
import type { WorkloadFacts } from '../../src/scheduling/workload-facts';
import { build, startServer, type ServerUnderTest } from './server-under-test';

const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: 'web:1' }] }
---
apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: FlowSchema
metadata: { name: mine }
spec:
  matchingPrecedence: 700
  priorityLevelConfiguration: { name: workload-low }
  rules: []
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec: { containers: [{ name: agent, image: 'agent:1' }] }
`;
const facts: WorkloadFacts = {
  ...{ nodes: 11, fits: 7, next: ['node-4', 'node-2'], total: 596, room: { replicas: 23, atLeast: false } },
  ...{ fitError: undefined, sampled: undefined, notSimulated: [], changes: [] },
  best: [
    {
      ...{ node: 'node-4', feasible: true, reasons: [], refusedBy: undefined, total: 596 },
      scores: { TaintToleration: 300, NodeResourcesFit: 96 },
      asked: { cpu: 0.96, memory: 0.5 },
      used: { cpu: 0.12, memory: 0.2 },
    },
  ],
};
const freshness = { context: 'prod', server: 'https://prod', kubernetes: 'v1.36.3', missing: [] };

interface Question {
  readonly question: string;
  readonly with?: { readonly object: { readonly kind: string } };
}
let server: ServerUnderTest;
let asked: Question[] = [];
let reply: (question: Question) => unknown = () => ({ answer: facts, freshness });
const uri = 'file:///web.yaml';

/** How the editor says that the following goes. */
const tell = (state: string, sentence?: string): Promise<void> =>
  server.connection.sendNotification('headroom/cluster', { state, sentence });
const lenses = async (): Promise<CodeLens[]> =>
  server.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
const titles = async (): Promise<(string | undefined)[]> => {
  const whole = await Promise.all(
    (await lenses()).map(lens =>
      lens.command ? lens : server.connection.sendRequest<CodeLens>('codeLens/resolve', lens),
    ),
  );
  return whole.map(({ command }) => command?.title);
};
async function hovered(line: number): Promise<string | undefined> {
  const params = { textDocument: { uri }, position: { line, character: 1 } };
  const found = await server.connection.sendRequest<Hover | null>('textDocument/hover', params);
  return found ? (found.contents as { readonly value: string }).value : undefined;
}

beforeAll(async () => {
  await build();
  server = await startServer({ cluster: { state: 'untrusted' } });
  server.connection.onRequest('headroom/observe', (question: Question) => {
    // What is asked without a hover or lens is of cluster-rules.test.ts and use.test.ts.
    if (['rules', 'use'].includes(question.question)) return { error: 'not here' };
    asked.push(question);
    return reply(question);
  });
  server.open(uri, text);
}, 180_000);
afterEach(() => {
  asked = [];
  reply = () => ({ answer: facts, freshness });
});
afterAll(() => server.stop());

test('in a workspace that is not trusted nobody is asked, no lens is there, and a hover says why', async () => {
  expect(await lenses()).toEqual([]);
  expect(await hovered(1)).toContain('shown in trusted workspaces only');
  expect(await hovered(11)).toContain('shown in trusted workspaces only');
  expect(asked).toEqual([]);
});

test('before a cluster is followed lenses offer it', async () => {
  await tell('off');
  const offered = await lenses();
  expect(offered.map(({ command }) => command?.title)).toEqual([
    'Where would it go?',
    'Whom does it match?',
    'What would it change?',
  ]);
  expect(new Set(offered.map(({ command }) => command?.command))).toEqual(new Set(['headroom.followCluster']));
  expect(await hovered(1)).toContain('Headroom: Follow cluster');
  expect(asked).toEqual([]);
});

test('while it connects and when it fails, that is said', async () => {
  await tell('connecting', 'Reading the cluster of context "prod".');
  expect(await titles()).toContain('Reading the cluster…');
  expect(await hovered(1)).toContain('Reading the cluster of context "prod".');
  await tell('failed', 'https://prod does not answer.');
  expect(await titles()).toContain('No cluster: https://prod does not answer.');
  expect(await hovered(11)).toContain('https://prod does not answer.');
});

test('a followed cluster speaks in the lens and in the hover; a DaemonSet has none', async () => {
  await tell('live');
  expect(await titles()).toContain('fits 7 of 11 nodes · node-4 or node-2 next (596) · 23 more replicas fit');
  expect(asked.find(({ question }) => question === 'workload')?.with?.object.kind).toBe('Deployment');
  const page = await hovered(1);
  expect(page).toContain('in prod: fits 7 of 11 nodes');
  expect(page).toContain('| node-4 | **596** |');
  expect(page).toContain('node-4 is asked for 96 % of its CPU and uses 12 %.');
  expect((await lenses()).some(({ range }) => range.start.line === 19)).toBe(false);
});

test('what is stale is dated, in the lens and in the hover', async () => {
  await tell('stale', 'The cluster of context "prod" does not answer.');
  reply = () => ({ answer: facts, freshness: { ...freshness, staleSince: 0 } });
  expect((await titles())[0]).toMatch(/ \(as of 00:00 UTC\)$/);
  expect(await hovered(1)).toContain('in prod, as of 00:00 UTC: fits 7');
});

test('a hover waits for nobody: late it shows what was answered before, dated, or says that it is late', async () => {
  await tell('off');
  await tell('live');
  reply = () => new Promise(() => undefined);
  expect(await hovered(1)).toContain('has not answered in time');
  // The question that is under way is not asked again.
  expect(await hovered(1)).toContain('has not answered in time');
  expect(asked).toHaveLength(1);
  const changed = text.replace('replicas: 2', 'replicas: 3');
  server.change(uri, 2, changed);
  reply = () => ({ answer: facts, freshness });
  expect(await hovered(1)).toContain('in prod: fits 7');
  reply = () => new Promise(() => undefined);
  expect(await hovered(1)).toMatch(/in prod, as of \d\d:\d\d UTC: fits 7/);
});

test('a cluster that fails to answer says why; nothing of it breaks the hover', async () => {
  server.change(uri, 3, text.replace('replicas: 2', 'replicas: 4'));
  reply = () => ({ error: 'No cluster is followed yet.' });
  expect(await hovered(1)).toContain('No cluster is followed yet.');
  reply = () => Promise.reject(new Error('broken'));
  expect(await hovered(1)).toContain('has not answered in time');
});

test('while the process that follows is started again, what it answered is shown, dated', async () => {
  reply = () => ({ answer: facts, freshness });
  expect(await hovered(1)).toContain('in prod: fits 7');
  await tell('stale', 'The process that follows the cluster has ended and is started again.');
  reply = () => ({ error: 'It is started again.' });
  expect(await hovered(1)).toMatch(/in prod, as of \d\d:\d\d UTC: fits 7/);
  await tell('live');
});

test('a text that changed while the cluster was asked gets no answer about what it was', async () => {
  let answer: (said: unknown) => void = () => undefined;
  reply = () => new Promise(resolve => (answer = resolve));
  server.change(uri, 4, text.replace('replicas: 2', 'replicas: 5'));
  const hover = hovered(1);
  await expect.poll(() => asked.length).toBe(1);
  server.change(uri, 5, text);
  answer({ answer: facts, freshness });
  await expect(hover).rejects.toThrow('The text has changed since');
});
