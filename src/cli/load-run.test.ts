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

test.each([
  ['jobType: kubevirt, objects: [{kubeVirtOp: start, labelSelector: {a: b}}]', '4:14', 'jobs[0].jobType'],
  ['incrementalLoad: {totalIterations: 5, pattern: {type: linear}}', '4:22', 'jobs[0].incrementalLoad'],
  ['metricsAggregate: true', '4:23', 'jobs[0].metricsAggregate'],
  ['objects: [{objectTemplate: "https://example.org/pod.yml"}]', '4:32', 'jobs[0].objects[0].objectTemplate'],
  ['measurements: [{name: pprof}]', '4:20', 'jobs[0].measurements[0]'],
])('%s cannot be run, which is said with its place', (line, place, key) => {
  const file = written(
    'later.yml',
    `jobs:\n  - name: a\n    qps: 1\n    ${line}\n`.replace(/, (objects: \[\{kube)/, '\n    $1'),
  );
  expect(failure(file, { toRun: true }).message).toMatch(`${file}:${place}: ${key}: Headroom does not support `);
});

test('an indexer that cannot be written to is named with its place, and what to take', () => {
  const file = written(
    'indexer.yml',
    'metricsEndpoints:\n  - indexer: {type: opensearch}\njobs:\n  - {name: a, qps: 1}\n',
  );
  expect(failure(file, { toRun: true }).message).toMatch(
    `${file}:2:21: metricsEndpoints[0].indexer.type: Headroom does not support the indexer opensearch; take type: local`,
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
