import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBundle } from '../../practice/build.mjs';
import { headroomIn, pod } from './headroom-under-test.test-data';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'headroom-lint-'));
const headroom = headroomIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));
const beta = `apiVersion: flowcontrol.apiserver.k8s.io/v1beta3 # old
kind: PriorityLevelConfiguration
metadata: { name: a }
spec: { type: Limited, limited: { limitResponse: { type: Reject } } }
`;

beforeAll(async () => {
  await buildBundle('cli');
  mkdirSync(path.join(folder, 'manifests'));
  writeFileSync(path.join(folder, 'manifests/a.yaml'), pod);
  writeFileSync(path.join(folder, 'manifests/b.yaml'), 'a: [1\n');
  writeFileSync(path.join(folder, 'manifests/c.yaml'), Buffer.from([0, 1, 2, 255]));
}, 180_000);

test('JSON says everything about a finding', () => {
  const { status, stdout } = headroom(['lint', 'manifests/a.yaml', '-o', 'json']);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    findings: [
      {
        file: 'manifests/a.yaml',
        rule: 'cpu-request-missing',
        severity: 'warning',
        message: 'CPU request of container "web" is not set. Set resources.requests.cpu.',
        range: { start: { line: 9, character: 8 }, end: { line: 9, character: 16 } },
        path: '/spec/containers/0/resources/requests',
        object: { apiVersion: 'v1', kind: 'Pod', namespace: 'front', name: 'web' },
        fixes: [{ title: 'Set cpu request to 100m', safe: false }],
      },
    ],
    files: 1,
    documents: 1,
    errors: [],
  });
});

test('a broken file and a binary one in a folder do not stop the rest', () => {
  const { status, stdout } = headroom(['lint', 'manifests', '-o', 'json']);
  expect(status).toBe(1);
  const { findings, files } = JSON.parse(stdout) as { findings: { file: string; rule: string }[]; files: number };
  expect(findings.map(({ file, rule }) => [file, rule])).toEqual([
    ['manifests/a.yaml', 'cpu-request-missing'],
    ['manifests/b.yaml', 'yaml-syntax'],
  ]);
  expect(files).toBe(2);
});

test('a named file that cannot be read wins with exit code 2', () => {
  const { status, stdout, stderr } = headroom(['lint', 'none.yaml', 'manifests/a.yaml', '-o', 'json']);
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ errors: [{ file: 'none.yaml', message: 'none.yaml does not exist.' }] });
  expect(stderr).toBe('headroom: none.yaml does not exist.\n');
});

test('pretty output marks the place in the line', () => {
  const { stdout } = headroom(['lint', '-', '--stdin-filename', 'web.yaml'], pod);
  expect(stdout).toContain(
    'web.yaml:10:9 warning cpu-request-missing CPU request of container "web" is not set. Set resources.requests.cpu.\n' +
      '  10 |         requests:\n               ^^^^^^^^\n',
  );
});

test('a kube-burner config is checked as such', () => {
  const config =
    'jobs:\n  - name: a\n    jobIterations: 1\n    qps: 5\n    burst: 5\n    objects: []\n    esIndex: x\n';
  const { stdout } = headroom(['lint', '-', '-o', 'json'], config);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; range: { start: { line: number } } }[] };
  expect(findings.map(({ rule, range }) => [rule, range.start.line])).toContainEqual(['burner-unknown-key', 6]);
});

test('--fail-on error lets warnings pass', () => {
  expect(headroom(['lint', '-', '--fail-on', 'error'], pod).status).toBe(0);
});

test('--fix writes the safe fixes, --fix-dry-run nothing', () => {
  const file = path.join(folder, 'beta.yaml');
  writeFileSync(file, beta);
  expect(headroom(['lint', 'beta.yaml', '--fix-dry-run']).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(beta);
  expect(headroom(['lint', 'beta.yaml', '--fix']).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(beta.replace('v1beta3', 'v1'));
});

test('--fix-dry-run shows what the fixes would change', () => {
  writeFileSync(path.join(folder, 'dry.yaml'), beta);
  const { stdout } = headroom(['lint', 'dry.yaml', '--fix-dry-run']);
  expect(stdout).toContain(
    '--- dry.yaml\n+++ dry.yaml\n@@ -1,4 +1,4 @@\n-apiVersion: flowcontrol.apiserver.k8s.io/v1beta3 # old\n+apiVersion: flowcontrol.apiserver.k8s.io/v1 # old\n',
  );
});

test('a file is named once, however often it is meant', () => {
  const { stdout } = headroom(['lint', 'manifests/a.yaml', './manifests/a.yaml', 'manifests', '-o', 'json']);
  const { findings, files } = JSON.parse(stdout) as { findings: { rule: string }[]; files: number };
  expect(findings.filter(({ rule }) => rule === 'cpu-request-missing')).toHaveLength(1);
  expect(files).toBe(2);
});

test('SARIF is one document', () => {
  const { status, stdout } = headroom(['lint', 'manifests/a.yaml', '-o', 'sarif']);
  const { version, runs } = JSON.parse(stdout) as { version: string; runs: { results: { ruleId: string }[] }[] };
  expect([status, version, runs[0]?.results.map(({ ruleId }) => ruleId)]).toEqual([
    1,
    '2.1.0',
    expect.arrayContaining(['cpu-request-missing']),
  ]);
});

test.each([
  ['--update-baseline alone', ['--update-baseline'], '--update-baseline needs --baseline FILE.'],
  ['two things to lint', ['--live', '--helm', 'x'], '--live and --helm are two things to lint: name one of them.'],
  ['files and a cluster', ['a.yaml', '--live'], '--live and files are two things to lint: name one of them.'],
  ['fixes in a cluster', ['--live', '--fix'], 'Fixes change files, and --live has none: lint the files themselves.'],
])('%s is a usage error', (_, args, sentence) => {
  expect(headroom(['lint', ...args])).toMatchObject({ status: 2, stderr: `headroom: ${sentence}\n` });
});

test('an unknown option is a usage error', () => {
  expect(headroom(['lint', '--nonsense']).status).toBe(2);
});

test('explain prints the page of a rule, and guesses a misspelt one', () => {
  expect(headroom(['explain', 'bandwidth-value']).stdout).toBe(
    readFileSync(path.join(root, 'docs/rules/bandwidth-value.md'), 'utf8'),
  );
  const { status, stderr } = headroom(['explain', 'cpu-requests-missing']);
  expect(status).toBe(2);
  expect(stderr).toBe('headroom: There is no rule "cpu-requests-missing". Did you mean cpu-request-missing?\n');
});

test('rules lists every rule', () => {
  expect(headroom(['rules']).stdout).toContain('flow-schema-missing');
});
