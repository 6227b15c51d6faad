import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeAction, Diagnostic, Hover, InlayHint } from 'vscode-languageserver-protocol';
import { build, startServer, type ServerUnderTest } from './server-under-test';

const root = mkdtempSync(path.join(tmpdir(), 'headroom-workspace-'));
const uri = (file: string): string => pathToFileURL(path.join(root, file)).href;
const service =
  'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n';
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          ports: [{ containerPort: 80 }]
          resources: { requests: { cpu: 1, memory: 1Gi }, limits: { memory: 1Gi } }
`;
let server: ServerUnderTest;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

async function tell(...files: readonly string[]): Promise<void> {
  const changes = files.map(file => ({ uri: uri(file), type: 2 }));
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
}

/** The last diagnostics of one rule in a file. */
function shown(file: string, rule: string): readonly Diagnostic[] | undefined {
  return server.published
    .filter(one => one.uri === uri(file))
    .at(-1)
    ?.diagnostics.filter(({ code }) => code === rule);
}

beforeAll(async () => {
  await build();
  write('app/web.yaml', deployment);
  write('app/service.yaml', service);
  write('ignored/x.yaml', deployment);
  write('.gitignore', 'ignored/\n');
  write('node_modules/x/x.yaml', deployment);
  server = await startServer({ selects: true }, root);
}, 180_000);
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true });
});

test('what is found because of another file names that file', async () => {
  server.open(uri('app/web.yaml'), deployment);
  await expect.poll(() => shown('app/web.yaml', 'readiness-missing')).toHaveLength(1);
  const [found] = shown('app/web.yaml', 'readiness-missing') ?? [];
  expect(found?.relatedInformation?.[0]?.location).toEqual({
    uri: uri('app/service.yaml'),
    range: { start: { line: 3, character: expect.any(Number) }, end: { line: 3, character: expect.any(Number) } },
  });
});

test('a file that changes on the disk changes the findings of its neighbours', async () => {
  write('app/service.yaml', service.replace('selector: { app: web }', 'selector: { app: other }'));
  await tell('app/service.yaml');
  await expect.poll(() => shown('app/web.yaml', 'readiness-missing')).toEqual([]);
});

test('an open text counts instead of its file until it is closed', async () => {
  server.open(uri('app/service.yaml'), service);
  await expect.poll(() => shown('app/web.yaml', 'readiness-missing')).toHaveLength(1);
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri('app/service.yaml') } });
  await expect.poll(() => shown('app/web.yaml', 'readiness-missing')).toEqual([]);
});

test('a .headroom.yaml counts, open or saved, and what is wrong in it is shown there', async () => {
  write('app/service.yaml', service);
  await tell('app/service.yaml');
  await expect.poll(() => shown('app/web.yaml', 'readiness-missing')).toHaveLength(1);
  server.open(uri('app/.headroom.yaml'), 'rules: { readiness-missing: off, readines: off }\n');
  await expect.poll(() => shown('app/web.yaml', 'readiness-missing')).toEqual([]);
  await expect.poll(() => shown('app/.headroom.yaml', 'headroom-config')).toHaveLength(1);
  const hover = await server.connection.sendRequest<Hover>('textDocument/hover', {
    textDocument: { uri: uri('app/.headroom.yaml') },
    position: { line: 0, character: 12 },
  });
  expect(JSON.stringify(hover.contents)).toContain('readiness-missing');
  await server.connection.sendNotification('textDocument/didClose', {
    textDocument: { uri: uri('app/.headroom.yaml') },
  });
  await expect.poll(() => shown('app/web.yaml', 'readiness-missing')).toHaveLength(1);
  write('app/.headroom.yaml', 'rules: { readiness-missing: off }\n');
  await tell('app/.headroom.yaml');
  await expect.poll(() => shown('app/web.yaml', 'readiness-missing')).toEqual([]);
  rmSync(path.join(root, 'app/.headroom.yaml'));
  await tell('app/.headroom.yaml');
  await expect.poll(() => shown('app/web.yaml', 'readiness-missing')).toHaveLength(1);
});

test('what was in a deleted folder counts no more', async () => {
  write('app/sub/kustomization.yaml', 'resources: [../web.yaml]\n');
  await tell('app/sub/kustomization.yaml');
  await expect.poll(() => shown('app/web.yaml', 'readiness-missing')).toEqual([]);
  rmSync(path.join(root, 'app/sub'), { recursive: true });
  const changes = [{ uri: uri('app/sub'), type: 3 }];
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  await expect.poll(() => shown('app/web.yaml', 'readiness-missing')).toHaveLength(1);
});

test('a rule can be silenced here, in the object and in the folder; a suggestion selects its value', async () => {
  const [found] = shown('app/web.yaml', 'readiness-missing') ?? [];
  const actions = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uri('app/web.yaml') },
    range: found?.range,
    context: { diagnostics: [found] },
  });
  const titled = (title: string): CodeAction | undefined => actions.find(one => one.title === title);
  expect(titled('Ignore readiness-missing here')?.edit?.documentChanges).toHaveLength(1);
  expect(titled('Ignore readiness-missing in this object')?.edit?.documentChanges).toHaveLength(1);
  expect(titled('Turn readiness-missing off in this folder')?.edit?.documentChanges).toMatchObject([
    { kind: 'create', uri: uri('app/.headroom.yaml') },
    { textDocument: { uri: uri('app/.headroom.yaml') }, edits: [{ newText: 'rules:\n  readiness-missing: off\n' }] },
  ]);
  expect(actions.filter(({ command }) => command?.command === 'headroom.select').length).toBeGreaterThan(0);
});

test('edits that take long to work out come when the action is chosen', async () => {
  const old = `apiVersion: flowcontrol.apiserver.k8s.io/v1beta2\nkind: PriorityLevelConfiguration\nmetadata: { name: a }\nspec:\n  type: Limited\n  limited: { assuredConcurrencyShares: 5, limitResponse: { type: Reject } }\n`;
  server.open(uri('old.yaml'), old);
  await server.diagnostics(uri('old.yaml'), 1);
  const [action] = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uri('old.yaml') },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll'] },
  });
  expect(action?.edit).toBeUndefined();
  const resolved = await server.connection.sendRequest<CodeAction>('codeAction/resolve', action);
  expect(resolved.edit?.documentChanges).toHaveLength(1);
});

test('QoS classes stand in the text, unless they are switched off', async () => {
  const ask = (): Promise<InlayHint[]> =>
    server.connection.sendRequest('textDocument/inlayHint', {
      textDocument: { uri: uri('app/web.yaml') },
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    });
  expect((await ask()).map(({ label }) => label)).toEqual(['QoS Burstable']);
  const settings = { headroom: { inlayHints: { enabled: false } } };
  await server.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  expect(await ask()).toEqual([]);
  await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
});
