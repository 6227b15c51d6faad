import { expect, test } from 'vitest';
import { openAt, type Folder } from '../folder.test-data';
import { preview, type Preview, type PreviewChoice } from './preview';

const config = `jobs:
  - name: load
    namespace: load
    jobIterations: 10
    objects:
      - objectTemplate: cm.yml
        replicas: 3
        inputVars: { size: 2 }
      - objectTemplate: once.yml
        runOnce: true
  - name: change
    jobType: patch
    jobIterations: 2
    objects:
      - { objectTemplate: patch.json, kind: ConfigMap, patchType: application/merge-patch+json, labelSelector: { kube-burner.io/job: load } }
  - name: drop
    jobType: delete
    objects:
      - { kind: ConfigMap, labelSelector: { kube-burner.io/job: load } }
`;
const folder: Folder = {
  'cm.yml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a-{{ .Iteration }}-{{ .Replica }}\ndata:\n  size: "{{ mul .size 5 }}"\n',
  'once.yml':
    'apiVersion: v1\nkind: Secret\nmetadata: { name: once }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: once }\n',
  'patch.json': '{ "data": { "by": "{{ .JobName }}-{{ .Replica }}" } }\n',
  'config.yml': config,
};
function show(choice: PreviewChoice = {}, files: Folder = {}, name = 'config.yml'): Preview {
  const all = { ...folder, ...files };
  const { document, around } = openAt(`|${all[name] ?? ''}`, all, name);
  return preview(document, around, choice) ?? expect.fail('there is nothing to preview');
}

test('the objects of an iteration, as they are rendered', () => {
  const shown = show({ iteration: 4, replica: 2 });
  expect(shown.text).toBe(`# Job load (create) → namespace load-4
# iteration 4 of 0–9 · replica 2 of 1–3
---
# cm.yml
apiVersion: v1
kind: ConfigMap
metadata:
  name: a-4-2
data:
  size: "10"
# once.yml: not made in iteration 4 (runOnce)
`);
  expect(shown).toMatchObject({
    choice: { job: 0, object: null, iteration: 4, replica: 2 },
    jobs: ['load (create)', 'change (patch)', 'drop (delete)'],
    objects: ['cm.yml', 'once.yml'],
    ...{ iterations: 10, replicas: 3 },
  });
});

test('each document leads to its place in the template', () => {
  const { links, text } = show({ object: 1 });
  expect(text).toContain('kind: Secret');
  expect(text).not.toContain('ConfigMap');
  expect(links.map(({ uri, position }) => [uri, position.line])).toEqual([
    ['file:///w/once.yml', 0],
    ['file:///w/once.yml', 4],
  ]);
  for (const { line } of links) expect(text.split('\n')[line]).toBe('# once.yml');
});

test('choices beyond the end stay inside', () => {
  expect(show({ job: 9, iteration: 99, replica: 99 }).choice).toEqual({
    job: 2,
    object: null,
    iteration: 0,
    replica: 1,
  });
  expect(show({ iteration: -1, replica: 0 }).choice).toMatchObject({ iteration: 0, replica: 1 });
  expect(show({ iteration: 99, replica: 99 }).choice).toMatchObject({ iteration: 9, replica: 3 });
});

test('a template shows what it is used for', () => {
  const shown = show({ iteration: 1 }, {}, 'cm.yml');
  expect(shown).toMatchObject({ config: 'file:///w/config.yml', choice: { job: 0, object: 0, iteration: 1 } });
  expect(shown.text).toContain('name: a-1-1');
  expect(show({}, {}, 'patch.json')).toMatchObject({ choice: { job: 1, object: 0 } });
  expect(show({ object: null }, {}, 'cm.yml').text).toContain('kind: Secret');
});

test('patches are shown with what they are for, deletions as a sentence', () => {
  expect(show({ job: 1 }).text).toContain('# patch: ConfigMap (v1) · kube-burner.io/job=load\n');
  expect(show({ job: 1 }).text).toContain('"by": "change-0"');
  expect(show({ job: 2 }).text).toBe(
    '# Job drop (delete)\n# iteration 0 of 0–0\n---\n# delete: ConfigMap (v1) · kube-burner.io/job=load\n',
  );
});

test.each([
  ['a value that is missing', 'kind: A\na: {{ .nope }}\n', 'map has no entry for key "nope"', 1],
  ['a function that nobody knows', 'kind: A\n\na: {{ nope }}\n', 'function "nope" not defined', 2],
  ['a function that fails', 'kind: A\na: {{ index (list 1) 5 }}\n', 'index out of range', 1],
  ['an action without its end', '{{ if true }}\nkind: A\n', 'unexpected EOF', 2],
  ['YAML that is broken by a value', 'kind: A\nb: 1\nc: {{ "a: b" }}\n', '', 2],
])('%s leads to the place in the template', (_, text, reason, line) => {
  const { links, text: shown } = show({ object: 0 }, { 'cm.yml': text });
  const problem = links.find(one => one.problem !== undefined);
  expect(problem).toMatchObject({
    uri: 'file:///w/cm.yml',
    position: { line },
    problem: expect.stringContaining(reason),
  });
  expect(shown.split('\n')[problem?.line ?? -1]).toMatch(/^# cm\.yml:\d+:\d+: /);
});

test('a template that is not there, or makes no object, says so', () => {
  expect(show({ object: 0 }, { 'config.yml': config.replace('cm.yml', 'none.yml') }).text).toContain(
    '# none.yml: there is no such',
  );
  expect(show({ object: 0 }, { 'cm.yml': 'a: 1\n' }).links.find(one => one.problem)?.problem).toContain(
    'has no apiVersion, kind',
  );
});

test('documents of one file are one template: they share variables, and an error stops them all', () => {
  const shared = show(
    { object: 1 },
    { 'once.yml': '{{ $a := 7 }}kind: A\napiVersion: v1\n---\napiVersion: v{{ $a }}\nkind: B\n' },
  );
  expect(shared.text).toContain('# once.yml\napiVersion: v7\nkind: B\n');
  expect(shared.links.map(({ position }) => position.line)).toEqual([0, 3]);
  const { text } = show({ object: 1 }, { 'once.yml': 'kind: A\na: {{ .nope }}\n---\napiVersion: v1\nkind: B\n' });
  expect(text.split('no entry for key "nope"')).toHaveLength(2);
});

test('a config that cannot be read says why, and where', () => {
  const broken = show({}, { 'config.yml': 'jobs:\n  - name: a\n    jobIterations: many\n' });
  expect(broken.readable).toBe(true);
  expect(broken.text).toMatch(/\n# config\.yml:3:20: /);
  expect(broken.links).toMatchObject([{ uri: 'file:///w/config.yml', position: { line: 2 }, line: 2 }]);
  const unreadable = show({}, { 'c.kube-burner.yml': 'jobs:\n  - name: [\n' }, 'c.kube-burner.yml');
  expect(unreadable).toMatchObject({ readable: false, jobs: [] });
  expect(unreadable.text).toMatch(/^# c\.kube-burner\.yml cannot be read:\n# c\.kube-burner\.yml:\d/);
});

test('values that only a run knows have stand-ins, which are named', () => {
  const { text } = show({}, { 'config.yml': config.replace('jobIterations: 10', 'jobIterations: {{ .ITERATIONS }}') });
  expect(text).toContain('# In place of values that only a run knows: ITERATIONS = 1');
});

test('what has nothing to do with kube-burner has no preview', () => {
  const { document, around } = openAt('|kind: Pod\n', {}, 'pod.yml');
  expect(preview(document, around)).toBeUndefined();
});
