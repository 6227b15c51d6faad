import { expect, test } from 'vitest';
import { keysAt } from '../../burner-config/schema/schema-at';
import { applyEdits } from '../../yaml/apply';
import { complete, type Completion } from '../complete';
import { openAt, type Folder } from './folder.test-data';

const folder: Folder = {
  'templates/pod.yml': 'kind: Pod\n',
  'cm.yml': 'data: { a: "{{ .size }}{{ .Iteration }}{{ $x.no }}" }\n',
};
function wordsAt(marked: string): readonly Completion[] {
  const { document, position, around } = openAt(marked, folder);
  return complete(document, position, around);
}
const labels = (marked: string): string[] => wordsAt(marked).map(({ label }) => label);
const word = (marked: string, label: string): Completion =>
  wordsAt(marked).find(one => one.label === label) ?? expect.fail(`${label} is not proposed: ${labels(marked)}`);
/** The text after taking a word. */
function taken(marked: string, label: string): string {
  const { document, position, around } = openAt(marked, folder);
  const found = complete(document, position, around).find(one => one.label === label);
  if (!found) return expect.fail(`${label} is not proposed: ${labels(marked)}`);
  const { file } = document;
  const span = { start: file.offset(found.range.start), end: file.offset(found.range.end) };
  return applyEdits(file.text, [{ span, newText: found.newText }]);
}
const job = (lines: string): string => `jobs:\n  - name: a\n    jobIterations: 1\n${lines}\n`;
const object = (line: string, type = 'create'): string =>
  job(`    jobType: ${type}\n    objects:\n      - replicas: 1\n        ${line}`);
const jobKeys = keysAt(['jobs', 0]);
const without = (keys: readonly string[], ...written: string[]): string[] => keys.filter(key => !written.includes(key));
const objectKeys = keysAt(['jobs', 0, 'objects', 0]);

test.each([
  ['an empty line of a job', job('    |'), without(jobKeys, 'name', 'jobIterations')],
  ['half a key of a job', job('    q|'), without(jobKeys, 'name', 'jobIterations')],
  ['the first key of a job', 'jobs:\n  - |', jobKeys],
  ['the first key of a second job', job('  - n|'), jobKeys],
  ['a list without its dash', 'global:\n  gc: true\njobs:\n  |', jobKeys.map(key => `- ${key}`)],
  ['a job between others', `${job('    |')}  - name: b\n    qps: 1\n`, without(jobKeys, 'name', 'jobIterations')],
  ['keys of an object', object('|'), without(objectKeys, 'replicas')],
  ['the first key of an object', job('    objects:\n      - |'), objectKeys],
  ['flow style', job('    objects: [{ replicas: 1, | }]'), without(objectKeys, 'replicas')],
  ['empty flow style', job('    objects: [{ | }]'), objectKeys],
  [
    'a flow line half written',
    job('    churnConfig: { mode: objects, cy| }'),
    ['cycles', 'duration', 'percent', 'delay', 'deleteDelay'],
  ],
  ['beside template actions', job('    qps: {{ .QPS }}\n    |'), without(jobKeys, 'name', 'jobIterations', 'qps')],
  ['global', `global:\n  |\n${job('')}`, keysAt(['global'])],
  ['endpoints', `metricsEndpoints:\n  - |\n${job('')}`, keysAt(['metricsEndpoints', 0])],
  [
    'thresholds',
    job('    measurements:\n      - name: podLatency\n        thresholds:\n          - |'),
    ['conditionType', 'metric', 'threshold'],
  ],
  [
    'hooks',
    job('    hooks:\n      - when: |'),
    [
      'beforeJobExecution',
      'afterJobExecution',
      'onEachIteration',
      'beforeChurn',
      'afterChurn',
      'beforeCleanup',
      'afterCleanup',
      'beforeGC',
      'afterGC',
    ],
  ],
  ['GitHub’s jobs are no config', 'on: push\njobs:\n  build:\n    |', []],
  ['Azure’s jobs are no config', 'jobs:\n  - job: a\n    |', []],
])('keys: %s', (_, text, expected) => {
  expect(labels(text)).toEqual(expected);
});

test.each([
  [
    'words of a choice',
    object('patchType: |', 'patch'),
    [
      'application/json-patch+json',
      'application/merge-patch+json',
      'application/strategic-merge-patch+json',
      'application/apply-patch+yaml',
    ],
  ],
  ['templates beside the config', object('objectTemplate: |'), ['templates/pod.yml', 'cm.yml']],
  ['templates, half written', object('objectTemplate: templates/p|'), ['templates/pod.yml', 'cm.yml']],
  ['templates in flow style', job('    objects: [{ objectTemplate: | }]'), ['templates/pod.yml', 'cm.yml']],
  ['function templates', `global:\n  functionTemplates:\n    - |\n${job('')}`, ['templates/pod.yml', 'cm.yml']],
  [
    'stages of a measurement',
    job('    measurements:\n      - name: jobLatency\n        thresholds: [{ conditionType: | }]'),
    ['Complete'],
  ],
  ['names of jobs where one is meant', object('labelSelector: { kube-burner.io/job: | }', 'delete'), ['a']],
  ['the default of a number', job('    burst: |'), ['10']],
  ['the default of a duration', job('    maxWaitTimeout: |'), ['4h']],
  ['versions of a kind', object('kind: Deployment\n        apiVersion: |', 'delete'), ['apps/v1']],
  [
    'aliases of endpoints',
    `metricsEndpoints:\n  - { alias: prom }\n  - { step: 1m }\n${job('    measurements: [{ quantilesIndexer: | }]')}`,
    ['prom', 'indexer-1'],
  ],
  [
    'values a template asks for',
    job('    objects:\n      - objectTemplate: cm.yml\n        inputVars:\n          |'),
    ['size'],
  ],
  [
    'labels to select by',
    object('labelSelector:\n          |', 'delete'),
    expect.arrayContaining(['kube-burner.io/job', 'kube-burner.io/index']),
  ],
  ['kinds', object('kind: D|', 'delete'), expect.arrayContaining(['Deployment', 'DaemonSet', 'Pod'])],
  ['measurements', job('    measurements:\n      - name: |'), expect.arrayContaining(['podLatency', 'pprof'])],
])('values: %s', (_, text, expected) => {
  expect(labels(text)).toEqual(expected);
});

test('a proposal says type, default and what really happens', () => {
  const { documentation } = word(job('    |'), 'maxWaitTimeout');
  expect(documentation).toContain('duration, by default `4h`');
  expect(documentation).toContain('even Forbidden');
  expect(word(`global:\n  |\n${job('')}`, 'timeout').documentation).toContain('is ignored');
  expect(word(job('    hooks: [{ when: | }]'), 'beforeChurn').detail).toBe('Accepted, and never run.');
});

test('what is taken stands as it should', () => {
  expect(taken('global: {}\njobs:\n  |', '- name')).toBe('global: {}\njobs:\n  - name: ');
  expect(taken(object('patchType: application/json-patch+j|', 'patch'), 'application/json-patch+json')).toBe(
    object('patchType: application/json-patch+json', 'patch'),
  );
  expect(taken(object('objectTemplate: templates/|'), 'templates/pod.yml')).toBe(
    object('objectTemplate: templates/pod.yml'),
  );
  expect(taken(job('    obj|'), 'objects')).toBe(job('    objects:'));
});
