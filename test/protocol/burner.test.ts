import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeLens, Diagnostic } from 'vscode-languageserver-protocol';
import type { Preview } from '../../src/language/index';
import { build, didOpen, startServer, type ServerUnderTest } from './server-under-test';

const root = mkdtempSync(path.join(tmpdir(), 'headroom-burner-'));
const uri = (file: string): string => pathToFileURL(path.join(root, file)).href;
const config = `jobs:
  - name: load
    qps: 10
    burst: 10
    jobIterations: 3
    namespace: load
    objects:
      - objectTemplate: templates/cm.yml
`;
const template = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cm-{{ .Iteration }}\n';
let server: ServerUnderTest;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
const preview = (file: string, choice = {}): Promise<Preview | null> =>
  server.connection.sendRequest('headroom/preview', { uri: uri(file), choice });

/** Waits until the last diagnostics of a file are such. */
async function shows(file: string, messages: readonly unknown[]): Promise<void> {
  const last = (): readonly Diagnostic[] =>
    server.published.filter(one => one.uri === uri(file)).at(-1)?.diagnostics ?? [];
  await expect.poll(() => last().map(({ message }) => message), { timeout: 15_000 }).toEqual(messages);
}

beforeAll(async () => {
  await build();
  write('load.yml', config);
  write('templates/cm.yml', template);
  server = await startServer({ selects: true }, root);
}, 180_000);
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true });
});

test('a preview renders what a config or its template says, open or not', async () => {
  const closed = await preview('load.yml', { iteration: 2 });
  expect(closed?.text).toContain('  name: cm-2\n');
  expect(closed).toMatchObject({ iterations: 3, jobs: ['load (create)'], choice: { iteration: 2, replica: 1 } });
  const ofTemplate = await preview('templates/cm.yml');
  expect(ofTemplate).toMatchObject({ config: uri('load.yml'), choice: { job: 0, object: 0 } });
  expect(await preview('nowhere.yml')).toBeNull();
});

test('a template that is open and not saved counts in the preview, the lens and the findings of its config', async () => {
  server.open(uri('load.yml'), config);
  await shows('load.yml', []);
  server.open(uri('templates/cm.yml'), template);
  server.change(uri('templates/cm.yml'), 2, template.replace('.Iteration', '.Nope'));
  await shows('load.yml', ['templates/cm.yml:4:15: map has no entry for key "Nope".']);
  expect((await preview('load.yml'))?.text).toContain('# templates/cm.yml:4:15: map has no entry for key "Nope"');
  const lenses = await server.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri: uri('load.yml') },
  });
  expect(lenses[0]?.command?.title).toContain('a template cannot be rendered');
  server.change(uri('templates/cm.yml'), 3, template);
  await shows('load.yml', []);
});

test('closing it without saving brings back the file; what changes on the disk counts, too', async () => {
  server.change(uri('templates/cm.yml'), 4, `${template}  {{ .Nope }}\n`);
  await shows('load.yml', [expect.stringContaining('Nope')]);
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri('templates/cm.yml') } });
  await shows('load.yml', []);
  write('templates/cm.yml', template.replace('.Iteration', '.Other'));
  const changes = [{ uri: uri('templates/cm.yml'), type: 2 }];
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  await shows('load.yml', [expect.stringContaining('Other')]);
});

test('a job is renamed wherever the config names it, and a name that kube-burner refuses is refused', async () => {
  const two = `${config}  - name: gone\n    jobType: delete\n    qps: 5\n    burst: 5\n    objects: [{ kind: ConfigMap, labelSelector: { kube-burner.io/job: load } }]\n`;
  const opened = uri('two.yml');
  server.write([{ jsonrpc: '2.0', ...didOpen(opened, two) }]);
  const ask = (newName: string) =>
    server.connection.sendRequest<{ documentChanges: { edits: { newText: string }[] }[] }>('textDocument/rename', {
      textDocument: { uri: opened },
      position: { line: 1, character: 12 },
      newName,
    });
  expect((await ask('heavy')).documentChanges[0]?.edits).toHaveLength(2);
  await expect(ask('Not A Name')).rejects.toThrow(/lower case/);
});
