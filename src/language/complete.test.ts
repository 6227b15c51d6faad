import { expect, test } from 'vitest';
import { applyEdits } from '../yaml/apply';
import { complete, type Completion } from './complete';
import { openDocument, type OpenDocument } from './document';

/** What is proposed at the `|` of a text. */
function completeAt(marked: string, uri = 'file:///a.yaml'): { document: OpenDocument; words: readonly Completion[] } {
  const document = openDocument(uri, 1, marked.replace('|', ''), { read: () => undefined });
  return { document, words: complete(document, document.file.position(marked.indexOf('|'))) };
}

const labels = (marked: string, uri?: string): string[] => completeAt(marked, uri).words.map(({ label }) => label);

/** The text after taking one of the proposed words. */
function taken(marked: string, label: string): string {
  const { document, words } = completeAt(marked);
  const { file } = document;
  const word = words.find(one => one.label === label);
  if (!word) return expect.fail(`${label} is not proposed`);
  const span = { start: file.offset(word.range.start), end: file.offset(word.range.end) };
  return applyEdits(file.text, [{ span, newText: word.newText }]);
}

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n${spec}\n`;
const container = (resources: string): string => pod(`  containers:\n    - name: web\n      resources:${resources}`);
const amounts = ['cpu', 'memory', 'ephemeral-storage'];

test.each([
  ['an empty line under resources', container('\n        |'), ['requests', 'limits']],
  ['half a key', container('\n        re|'), ['requests', 'limits']],
  ['a key that another comes after', container('\n        li|\n        requests: { cpu: 1 }'), ['limits']],
  ['a key that is there, to be changed', container('\n        re|quests: {}'), ['requests', 'limits']],
  ['an empty line under requests', container('\n        requests:\n          |'), amounts],
  [
    'a line under limits',
    container('\n        limits:\n          cpu: 1\n          m|'),
    ['memory', 'ephemeral-storage'],
  ],
  ['flow style', container(' { requests: { cpu: 1, | } }'), ['memory', 'ephemeral-storage']],
  ['empty flow style', container(' { limits: {|} }'), amounts],
  ['the pod itself', pod('  resources:\n    |\n  containers: []'), ['requests', 'limits']],
  ['an init container', pod('  initContainers:\n    - resources:\n        |'), ['requests', 'limits']],
  ['a claim', 'apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  resources:\n    |', []],
  ['a later document', `${pod('  containers: []')}---\n${container('\n        |')}`, ['requests', 'limits']],
  ['a document before a broken one', `${container('\n        |')}---\na: [\n`, ['requests', 'limits']],
  ['a template around it', container('\n        |\n      env: {{ toYaml .Values.env }}'), ['requests', 'limits']],
  [
    'a List',
    `apiVersion: v1\nkind: List\nitems:\n  - kind: Pod\n    apiVersion: v1\n    spec:\n      containers:\n        - resources:\n            |`,
    ['requests', 'limits'],
  ],
])('resources: %s', (_, text, expected) => {
  expect(labels(text)).toEqual(expected);
});

test('a taken key ends with its colon, once', () => {
  expect(taken(container('\n        re|'), 'requests')).toBe(container('\n        requests:'));
  expect(taken(container('\n        re|quests: {}'), 'limits')).toBe(container('\n        limits: {}'));
  expect(taken(container('\n        limits:\n          |'), 'memory')).toBe(
    container('\n        limits:\n          memory: '),
  );
});

const bandwidth = ['kubernetes.io/ingress-bandwidth', 'kubernetes.io/egress-bandwidth'];
const deployment = (own: string, pods: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\n${own}spec:\n  template:\n    metadata:\n      name: a\n${pods}    spec: {}\n`;

test.each([
  ['pods', deployment('', '      annotations:\n        |\n'), bandwidth],
  ['pods, half typed', deployment('', '      annotations:\n        kubernetes.io/eg|\n'), bandwidth],
  [
    'pods that have one',
    deployment('', `      annotations:\n        ${bandwidth[0]}: 1M\n        |\n`),
    bandwidth.slice(1),
  ],
  ['the workload', deployment('  annotations:\n    |\n', ''), []],
  ['pods, as labels', deployment('', '      labels:\n        |\n'), []],
])('bandwidth annotations of %s', (_, text, expected) => {
  expect(labels(text)).toEqual(expected);
});

test('the whole name of an annotation replaces what is typed', () => {
  const text = deployment('', '      annotations:\n        kubernetes.io/eg|\n');
  expect(taken(text, 'kubernetes.io/egress-bandwidth')).toBe(
    text.replace('kubernetes.io/eg|', 'kubernetes.io/egress-bandwidth: '),
  );
});

const flowControl = (kind: string, spec: string): string =>
  `apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: ${kind}\nspec:\n${spec}\n`;

test.each([
  ['FlowSchema', '  distinguisherMethod:\n    type: |', ['ByUser', 'ByNamespace']],
  ['FlowSchema', '  rules:\n    - subjects:\n        - kind: Ser|', ['User', 'Group', 'ServiceAccount']],
  ['PriorityLevelConfiguration', '  type: L|', ['Limited', 'Exempt']],
  ['PriorityLevelConfiguration', '  type: "|"', ['Limited', 'Exempt']],
  ['PriorityLevelConfiguration', '  limited: { limitResponse: { type: | } }', ['Queue', 'Reject']],
  ['PriorityLevelConfiguration', '  type: {{ .t| }}', []],
  ['FlowSchema', '  type: |', []],
])('%s: %s', (kind, spec, expected) => {
  expect(labels(flowControl(kind, spec))).toEqual(expected);
});

test('the verb * is written in quotes, which it needs', () => {
  const verbs = (list: string): string =>
    flowControl('FlowSchema', `  rules:\n    - resourceRules:\n        - verbs: [${list}]`);
  expect(taken(verbs('get, |'), '*')).toBe(verbs('get, "*"'));
  expect(taken(verbs('"|"'), '*')).toBe(verbs('"*"'));
});

const job = 'jobs:\n  - name: a\n    jobIterations: 1\n';

test.each([
  ['words of a key', `${job}    jobType: de|`, ['create', 'delete', 'patch', 'read', 'kubevirt']],
  ['true and false', `${job}    gc: |`, ['true', 'false']],
  ['text may be anything', `${job}    namespace: |`, []],
  ['keys of the config, without those that are there', `${job}|`, ['global', 'metricsEndpoints']],
  [
    'keys of a mapping inside',
    `${job}    churnConfig:\n      mode: objects\n      |`,
    ['cycles', 'duration', 'percent', 'delay', 'deleteDelay'],
  ],
])('burner config: %s', (_, text, expected) => {
  expect(labels(text)).toEqual(expected);
});

test('keys of a job say what they mean, and know what stands below them', () => {
  const { words } = completeAt(`${job}    q|`);
  expect(words.find(({ label }) => label === 'qps')).toMatchObject({
    detail: 'Requests a second, over a longer time.',
    newText: 'qps: ',
  });
  expect(words.find(({ label }) => label === 'objects')?.newText).toBe('objects:');
  expect(words.map(({ label }) => label)).not.toContain('jobIterations');
});

test('an empty burner config is known by its name', () => {
  expect(labels('|')).toEqual([]);
  expect(labels('|', 'file:///a.kube-burner.yml')).toEqual(['global', 'metricsEndpoints', 'jobs']);
});

test.each(['|', 'a: |', '# re|', '---|', 'a: [|', '{ "a|'])('%j has nothing to propose', text => {
  expect(labels(text)).toEqual([]);
});
