import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CliError } from './cli-error';
import { loadRun, type LoadOptions } from './load-run';

const folder = mkdtempSync(path.join(tmpdir(), 'headroom-load-'));
afterAll(() => rmSync(folder, { recursive: true }));

const options: LoadOptions = { uuid: 'u', runId: 'r', seed: 1, now: Date.UTC(2026, 10, 21), env: {} };
const written = (name: string, text: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
function failure(source: string, more: Partial<LoadOptions> = {}): CliError {
  try {
    loadRun(source, { ...options, ...more });
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error(`${source} was loaded`);
}

written('cm.yml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .y }}-{{ .Iteration }}\n');
const good = written(
  'good.yml',
  'jobs:\n  - name: a\n    qps: 5\n    jobIterations: {{ .n }}\n    objects:\n      - {objectTemplate: cm.yml, inputVars: {y: cm}}\n',
);
const values = written('values.yml', 'n: 3\n');

test('a config is read from its folder, with values of a file', () => {
  const loaded = loadRun(good, { ...options, userData: values });
  if (loaded.kind !== 'burner') throw new Error('not a burner config');
  expect(Array.from(loaded.plan.jobs[0]?.objects() ?? [], ({ name }) => name)).toEqual(['cm-0', 'cm-1', 'cm-2']);
  expect(loaded.plan.digest).toMatch(/^[0-9a-f]{64}$/);
});

test('a scenario is found by name, and its HTTP kind takes --set', () => {
  expect(loadRun('api-intensive', options)).toMatchObject({ kind: 'burner', title: 'API-intensive' });
  const http = loadRun('http-smoke', { ...options, set: ['url=http://localhost:1/,rate=7'] });
  expect(http).toMatchObject({ kind: 'http', config: { url: 'http://localhost:1/', rate: 7, connections: 'both' } });
});

test('every error of a config comes with file, line and column, in the order of the text', () => {
  const file = written('bad.yml', 'jobs:\n  - name: a\n    qsp: 4\n    jobType: red\n');
  const { message, exitCode } = failure(file);
  expect(exitCode).toBe(1);
  expect(message.split('\n')).toEqual([
    `${file}:3:5: Unknown key qsp in jobs[0]. Did you mean qps?`,
    `${file}:4:14: jobs[0].jobType cannot be "red". Did you mean read?`,
  ]);
});

test('what this version cannot run is named with its place', () => {
  const file = written('later.yml', 'jobs:\n  - name: a\n    qps: 1\n    hooks: [{cmd: [date], when: beforeGC}]\n');
  expect(failure(file, { toRun: true }).message).toMatch(
    /^\S+later\.yml:4:12: jobs\[0\]\.hooks: running hooks comes with a later version/,
  );
});

test.each([
  ['nope.yml', 'there is no such file, and no scenario of that name (there are single-deployment'],
  [written('empty.yml', ''), 'The config is empty'],
  [written('binary.yml', '\u0000\u0001\u0002'), 'This is not YAML'],
  [written('words.yml', 'hello'), 'takes a mapping'],
])('%s is refused with a sentence', (source, sentence) => {
  expect(failure(source).message).toContain(sentence);
});

test('values that are missing or no mapping are refused with a sentence', () => {
  expect(failure(good, { userData: path.join(folder, 'none.yml') }).message).toContain(
    'there is no such file with values',
  );
  expect(failure(good, { userData: written('list.yml', '[1]') }).message).toContain('values are a mapping of names');
  expect(failure(good, { userData: written('broken.yml', 'a: [1') }).message).toContain(
    'broken.yml:1:6: This is not YAML',
  );
});

test('2 MB of a config end in a sentence', () => {
  const file = written('large.yml', `jobs:\n${'  - {name: a, qsp: 1}\n'.repeat(100_000)}`);
  expect(failure(file).message.length).toBeGreaterThan(0);
});
