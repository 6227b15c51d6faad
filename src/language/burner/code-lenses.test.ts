import { expect, test } from 'vitest';
import { codeLenses, type CodeLens } from './code-lenses';
import { openAt, type Folder } from './folder.test-data';

const folder: Folder = {
  'cm.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: "a-{{ .Iteration }}-{{ .Replica }}" }\n',
  'two.yml':
    'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { replicas: 3 }\n',
  'pod.yml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n',
  'node.yml': 'apiVersion: v1\nkind: Node\nmetadata: { name: a }\n',
  'broken.yml': 'kind: {{ nope }}\n',
};
function lenses(text: string, name = 'config.yml', files = folder): readonly CodeLens[] {
  const { document, around } = openAt(`|${text}`, files, name);
  return codeLenses(document, around);
}
const titles = (text: string): string[] =>
  lenses(text)
    .map(({ title }) => title)
    .filter(title => title !== 'Preview');
const create = (lines: string, ...objects: string[]): string =>
  `jobs:\n  - name: load\n    namespace: load\n${lines}    objects: [${objects.join(', ')}]\n`;
const cm = '{ objectTemplate: cm.yml }';

test.each([
  [
    'every iteration and replica',
    create('    jobIterations: 100\n    qps: 100\n    burst: 10\n', '{ objectTemplate: cm.yml, replicas: 4 }'),
    '400 objects, 4 s at 100/s, 100 namespaces',
  ],
  [
    'the burst goes at once',
    create('    jobIterations: 100\n    qps: 50\n    burst: 100\n', cm),
    '100 objects, under 1 s at 50/s, 100 namespaces',
  ],
  ['5 and 10 by default', create('    jobIterations: 60\n', cm), '60 objects, 10 s at 5/s, 60 namespaces'],
  [
    'each document of a template, and pods',
    create('    jobIterations: 10\n    burst: 20\n', '{ objectTemplate: two.yml }'),
    '20 objects, under 1 s at 5/s, 30 pods, 10 namespaces',
  ],
  [
    'pods are objects',
    create('    jobIterations: 10\n', '{ objectTemplate: pod.yml }'),
    '10 objects, under 1 s at 5/s, 10 namespaces',
  ],
  [
    'iterations that share a namespace',
    create('    jobIterations: 10\n    iterationsPerNamespace: 4\n', cm),
    '10 objects, under 1 s at 5/s, 3 namespaces',
  ],
  [
    'one namespace',
    create('    jobIterations: 10\n    namespacedIterations: false\n', cm),
    '10 objects, under 1 s at 5/s, 1 namespace',
  ],
  [
    'cluster-scoped kinds',
    create('    jobIterations: 1\n', '{ objectTemplate: node.yml }'),
    '1 object, under 1 s at 5/s',
  ],
  [
    'runOnce and every Nth',
    create(
      '    jobIterations: 10\n',
      '{ objectTemplate: cm.yml, runOnce: true }',
      '{ objectTemplate: cm.yml, repeatEveryNIterations: 3 }',
    ),
    '5 objects, under 1 s at 5/s, 10 namespaces',
  ],
  [
    'pauses',
    create('    jobIterations: 10\n    jobIterationDelay: 30s\n    jobPause: 5m\n', cm),
    '10 objects, 10 min at 5/s, 10 namespaces',
  ],
  [
    'churn',
    create('    jobIterations: 1\n    churnConfig: { cycles: 1 }\n', cm),
    '1 object, under 1 s at 5/s, 1 namespace, then churn',
  ],
  [
    'a broken template',
    create('    jobIterations: 2\n', '{ objectTemplate: broken.yml }'),
    '2 objects, under 1 s at 5/s, 2 namespaces, a template cannot be rendered',
  ],
  [
    'a missing template',
    create('    jobIterations: 2\n', '{ objectTemplate: none.yml }'),
    '2 objects, under 1 s at 5/s, 2 namespaces, a template cannot be rendered',
  ],
  [
    'what only a run knows',
    create('    jobIterations: {{ .N }}\n    qps: {{ .QPS }}\n', cm),
    'Needs N, QPS from the environment or --user-data',
  ],
])('plan: %s', (_, text, title) => {
  expect(titles(text)[0]).toBe(title);
});

test('later jobs go for what earlier ones made, as far as they say so', () => {
  const chosen = (type: string, lines: string): string =>
    `  - name: ${type}\n    jobType: ${type}\n    qps: 10\n    jobIterations: 2\n    objects: [{ kind: ConfigMap, ${lines} }]\n`;
  const own = 'labelSelector: { kube-burner.io/job: load }';
  const text =
    create('    jobIterations: 100\n', cm) +
    chosen('patch', `objectTemplate: cm.yml, ${own}`) +
    chosen('read', own) +
    chosen('delete', own) +
    chosen('delete', 'labelSelector: { app: x }').replace('name: delete', 'name: other');
  expect(titles(text).slice(1)).toEqual([
    'At most 200 patches, 19 s at 10/s',
    'At most 200 reads, 19 s at 10/s',
    'Deletes at most 100 objects, 9 s at 10/s',
    'Objects chosen by label, at 10/s',
  ]);
});

test('lenses stand above their jobs, and lead to the preview', () => {
  const [plan, preview] = lenses(create('    jobIterations: 2\n', cm));
  expect(plan?.range.start).toEqual({ line: 1, character: 4 });
  expect(preview).toMatchObject({ title: 'Preview', leads: { to: 'preview', job: 0 } });
});

test('a template says which jobs use it', () => {
  const files = { ...folder, 'config.yml': create('    jobIterations: 1\n', cm, '{ objectTemplate: pod.yml }') };
  expect(lenses('kind: Pod\n', 'pod.yml', files)).toMatchObject([
    {
      title: 'Used by job load of config.yml',
      leads: { to: 'place', place: { uri: 'file:///w/config.yml', range: { start: { line: 4 } } } },
    },
  ]);
  expect(lenses('kind: Pod\n', 'other.yml', files)).toEqual([]);
});
