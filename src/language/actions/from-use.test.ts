import { expect, test } from 'vitest';
import { useFactsOf, usedWorkloadsIn } from '../../lint/use/used-workloads';
import type { Recommendation, UseFacts } from '../../lint/use/use-facts';
import { applyEdits } from '../../yaml/apply';
import { codeActions, type CodeAction } from '../code-actions';
import { openDocument, type OpenDocument } from '../document';

const MiB = 2 ** 20;
const evidence = { source: 'metrics-server', points: 38, pods: 1, from: 0, to: 19 * 60_000 } as const;
const common = { rule: 'samples', inWords: 'as seen', evidence, confidence: 'low', notes: [] } as const;
const advice = (container: string): readonly Recommendation[] => [
  { ...common, container, resource: 'cpu', request: 0.25, quantity: '250m' },
  { ...common, container, resource: 'memory', request: 64 * MiB, quantity: '64Mi', limit: '74Mi' },
];
const deployment = (containers: string, name = 'web'): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
${containers}`;
const two = deployment(
  '        - name: web # the shop\n          image: web:1\n        - name: proxy\n          image: proxy:1\n',
);

const open = (text: string): OpenDocument => openDocument('file:///w/a.yaml', 1, text, { read: () => undefined });
/** What the observer would say of every workload of the text. */
const seen = (document: OpenDocument, ...containers: readonly string[]): UseFacts => {
  const asked = usedWorkloadsIn(document.file);
  return useFactsOf(
    asked,
    asked.map(() => containers.flatMap(advice)),
  );
};
const startOf = (text: string, part: string) => {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  const at = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { start: at, end: at };
};
const titlesAt = (document: OpenDocument, part: string, facts: UseFacts, kind?: CodeAction['kind']) =>
  codeActions(document, startOf(document.file.text, part), one => kind === undefined || one === kind, facts)
    .map(({ title }) => title)
    .filter(title => title.includes('from use'));
function after(document: OpenDocument, part: string, facts: UseFacts, title: RegExp): string {
  const action = codeActions(document, startOf(document.file.text, part), undefined, facts).find(one =>
    title.test(one.title),
  );
  const { file } = document;
  return applyEdits(
    file.text,
    (action?.edits ?? []).map(({ range, newText }) => ({
      span: { start: file.offset(range.start), end: file.offset(range.end) },
      newText,
    })),
  );
}

test('a finding is fixed from use in place of the usual value; the container and the workload too', () => {
  const document = open(two);
  const facts = seen(document, 'web', 'proxy');
  expect(titlesAt(document, 'name: web #', facts, 'quickfix')).toEqual([
    'Set cpu request from use: 250m · p95 of 38 samples in 19 min · low confidence',
    'Set memory request from use: 64Mi · largest of 38 samples in 19 min · low confidence',
    'Set memory limit from use: 74Mi · largest of 38 samples in 19 min · low confidence',
    'Set requests of container "web" from use: cpu 250m, memory 64Mi, memory limit 74Mi · 38 samples in 19 min · low confidence',
    'Set requests of 2 containers from use · 38 samples in 19 min · low confidence',
  ]);
  const usual = codeActions(document, startOf(two, 'name: web #')).map(({ title }) => title);
  expect(usual).toContain('Set cpu request to 100m');
  expect(usual.some(title => title.includes('from use'))).toBe(false);
});

test('all containers at once: comments stay, and nothing is found afterwards', () => {
  const document = open(two);
  const text = after(document, 'name: web #', seen(document, 'web', 'proxy'), /^Set requests of 2 containers/);
  const resources =
    '          resources:\n            requests:\n              cpu: 250m\n              memory: 64Mi\n            limits:\n              memory: 74Mi\n';
  expect(text).toBe(
    deployment(
      `        - name: web # the shop\n          image: web:1\n${resources}        - name: proxy\n          image: proxy:1\n${resources}`,
    ),
  );
  expect(
    open(text)
      .findings()
      .map(({ rule }) => rule),
  ).not.toContain('cpu-request-missing');
});

test('requests that are there and far off are rewritten where the cursor is in the container', () => {
  const text = deployment(
    '        - name: web\n          image: web:1\n          resources: { requests: { cpu: "2", memory: 64Mi }, limits: { memory: 80Mi } }\n',
  );
  const document = open(text);
  const facts = seen(document, 'web');
  expect(titlesAt(document, 'image: web:1', facts)).toEqual([
    'Set requests of container "web" from use: cpu 250m · 38 samples in 19 min · low confidence',
  ]);
  expect(titlesAt(document, 'image: web:1', facts, 'refactor.rewrite')).toHaveLength(1);
  expect(after(document, 'image: web:1', facts, /from use/)).toBe(text.replace('"2"', '250m'));
  expect(titlesAt(document, 'kind: Deployment', facts)).toEqual([]);
});

test('only the workload that was asked about is known', () => {
  const document = open(two);
  expect(
    titlesAt(open(deployment('        - { name: web, image: a }\n', 'other')), 'name: web', seen(document, 'web')),
  ).toEqual([]);
});

test('what is asked for: whole workloads with their selectors, nothing of templates, patches and other kinds', () => {
  const ask = (text: string) => usedWorkloadsIn(open(text).file);
  expect(ask(two)).toEqual([{ kind: 'Deployment', name: 'web', selector: { matchLabels: { app: 'web' } } }]);
  expect(
    ask(
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: b }\nspec: { containers: [{ name: c, image: d }] }\n',
    ),
  ).toEqual([{ kind: 'Pod', name: 'a', namespace: 'b' }]);
  expect(ask(two.replace('image: web:1', 'image: {{ .image }}'))).toEqual([]);
  expect(ask('apiVersion: v1\nkind: Service\nmetadata: { name: a }\n')).toEqual([]);
  expect(ask('apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { replicas: 2 }\n')).toEqual([]);
});
