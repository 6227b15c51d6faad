import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeAction, CompletionItem, Hover, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { build, didChange, didOpen, startServer, type ServerUnderTest } from './server-under-test';

const pod = (resources: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web # front\n      image: web:1\n${resources}`;
const full = '      resources:\n        requests: { cpu: 1, memory: 1Gi }\n        limits: { memory: 1Gi }\n';
/** On `requests` of the first pod. */
const hoverOf = (uri: string): object => ({ textDocument: { uri }, position: { line: 9, character: 10 } });
let server: ServerUnderTest;

beforeAll(async () => {
  await build();
  server = await startServer();
}, 180_000);
afterAll(() => server.stop());

test('opening a manifest shows what is wrong, with a link to the rule', async () => {
  server.open('file:///open.yaml', pod(''));
  const found = await server.diagnostics('file:///open.yaml', 1);
  const codes = found.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['cpu-request-missing', 'memory-request-missing']));
  expect(found.find(({ code }) => code === 'cpu-request-missing')).toMatchObject({
    source: 'headroom',
    severity: 2,
    message: 'CPU request of container "web" is not set. Set resources.requests.cpu.',
    codeDescription: { href: expect.stringMatching(/docs\/rules\/cpu-request-missing\.md$/) },
    range: { start: { line: 6, character: 6 } },
  });
});

test('of changes that come all at once only versions that were sent are judged, in order, the last one too', async () => {
  const uri = 'file:///burst.yaml';
  const sent = Array.from({ length: 50 }, (_, i) => 2 * i + 2);
  const textOf = (version: number): string => pod(version % 4 === 0 ? full : '');
  server.write([didOpen(uri, textOf(1)), ...sent.map(version => didChange(uri, version, textOf(version)))]);
  expect(await server.diagnostics(uri, 100)).toEqual([]);
  await server.connection.sendRequest('textDocument/hover', hoverOf(uri));
  const published = server.published.filter(one => one.uri === uri);
  const versions = published.map(({ version }) => version ?? 0);
  expect([1, ...sent]).toEqual(expect.arrayContaining(versions));
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  expect(versions.at(-1)).toBe(100);
  for (const { version = 0, diagnostics } of published) expect(diagnostics.length > 0).toBe(version % 4 !== 0);
});

test('a question that is cancelled while the server is busy ends, and the next one is answered', async () => {
  const uri = 'file:///busy.yaml';
  const text = Array<string>(3000).fill(pod(full)).join('---\n');
  const ask = (id: string): object => ({ id, method: 'textDocument/hover', params: hoverOf(uri) });
  server.write([
    didOpen(uri, text),
    ask('first'),
    ask('cancelled'),
    { method: '$/cancelRequest', params: { id: 'cancelled' } },
    ask('next'),
  ]);
  const explained = { contents: { value: expect.stringContaining('**Requests**') } };
  const { result, error } = await server.answer('cancelled');
  if (error) expect(error.code).toBe(-32800);
  else expect(result).toMatchObject(explained);
  expect((await server.answer('first')).result).toMatchObject(explained);
  expect((await server.answer('next')).result).toMatchObject(explained);
});

test('a quick fix keeps comments and leaves nothing to fix', async () => {
  const uri = 'file:///fix.yaml';
  server.open(uri, pod('      resources: { requests: { memory: 1Gi }, limits: { memory: 1Gi } }\n'));
  const [diagnostic] = await server.diagnostics(uri, 1);
  const actions = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: diagnostic?.range,
    context: { diagnostics: [diagnostic] },
  });
  expect(actions.map(({ title, diagnostics }) => [title, diagnostics?.[0]?.code])).toEqual([
    ['Set cpu request to 100m', 'cpu-request-missing'],
    ['Ignore cpu-request-missing here', 'cpu-request-missing'],
    ['Ignore cpu-request-missing in this object', 'cpu-request-missing'],
  ]);
  const change = actions[0]?.edit?.documentChanges?.[0] as TextDocumentEdit;
  expect(change.textDocument).toEqual({ uri, version: 1 });
  const before = TextDocument.create(
    uri,
    'yaml',
    1,
    pod('      resources: { requests: { memory: 1Gi }, limits: { memory: 1Gi } }\n'),
  );
  const after = TextDocument.applyEdits(
    before,
    change.edits.filter(edit => 'newText' in edit),
  );
  expect(after).toContain('name: web # front');
  server.change(uri, 2, after);
  expect(await server.diagnostics(uri, 2)).toEqual([]);
});

test('all safe problems are fixed at once when asked on save', async () => {
  const uri = 'file:///all.yaml';
  const beta = (name: string): string =>
    `apiVersion: flowcontrol.apiserver.k8s.io/v1beta2\nkind: PriorityLevelConfiguration\nmetadata:\n  name: ${name}\nspec:\n  type: Limited\n  limited:\n    assuredConcurrencyShares: 5\n    limitResponse: { type: Reject }\n`;
  const text = `${beta('a')}---\n${beta('b')}`;
  server.open(uri, text);
  expect(await server.diagnostics(uri, 1)).toHaveLength(2);
  const [action] = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll'] },
  });
  const change = action?.edit?.documentChanges?.[0] as TextDocumentEdit;
  const after = TextDocument.applyEdits(
    TextDocument.create(uri, 'yaml', 1, text),
    change.edits.filter(edit => 'newText' in edit),
  );
  expect(after).toBe(text.replaceAll('v1beta2', 'v1').replaceAll('assured', 'nominal'));
});

test('a hover explains with the numbers of the file', async () => {
  const uri = 'file:///hover.yaml';
  server.open(uri, pod(full));
  const found = await server.connection.sendRequest<Hover>('textDocument/hover', hoverOf(uri));
  expect(found.contents).toMatchObject({
    kind: 'markdown',
    value: expect.stringContaining('This pod (1000m CPU, 1024 MiB)'),
  });
});

test('a completion replaces what is typed', async () => {
  const uri = 'file:///complete.yaml';
  server.open(uri, pod('      resources:\n        re\n'));
  const found = await server.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 9, character: 10 },
  });
  expect(found.map(({ label }) => label)).toEqual(['requests', 'limits']);
  expect(found[0]?.textEdit).toEqual({
    newText: 'requests:',
    range: { start: { line: 9, character: 8 }, end: { line: 9, character: 10 } },
  });
});

test('hints can be switched off', async () => {
  const uri = 'file:///settings.yaml';
  const text = `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web } }\n---\n${pod(full).replace('name: web\n', 'name: web\n  labels: { app: web }\n')}`;
  server.open(uri, text);
  expect((await server.diagnostics(uri, 1)).map(({ code }) => code)).toEqual(['bandwidth-missing']);
  await server.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { headroom: { lint: { hints: false } } },
  });
  server.change(uri, 2, `${text}\n`);
  expect(await server.diagnostics(uri, 2)).toEqual([]);
  await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
});

test.each([
  ['empty', '', []],
  ['binary', '\u0000\u0001\ufffd\u0007{[:&*!\u0000', ['yaml-syntax']],
  ['broken', 'apiVersion: v1\nkind: [Pod\nmetadata:\n', ['yaml-syntax']],
  ['not Kubernetes', 'services:\n  web:\n    image: web:1\n', []],
  [
    'a template',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Name }}\nspec:\n  {{- toYaml .Spec | nindent 2 }}\n',
    [],
  ],
])('%s text is survived', async (name, text, codes) => {
  const uri = `file:///bad-${encodeURIComponent(name)}.yaml`;
  server.open(uri, text);
  const found = await server.diagnostics(uri, 1);
  expect([...new Set(found.map(({ code }) => code))]).toEqual(codes);
});

test('a text of 5 MB is judged, and the server answers afterwards', async () => {
  const uri = 'file:///big.yaml';
  const text = Array<string>(30_000).fill(pod(full)).join('---\n').slice(0, 5_000_000);
  server.open(uri, `${text.slice(0, text.lastIndexOf('---'))}---\n${pod('')}`);
  expect((await server.diagnostics(uri, 1)).length).toBeGreaterThan(0);
}, 180_000);

test('a closed text shows nothing', async () => {
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'file:///open.yaml' } });
  await expect
    .poll(() => server.published.filter(({ uri }) => uri === 'file:///open.yaml').at(-1)?.diagnostics)
    .toEqual([]);
});
