import { expect, test } from 'vitest';
import { found, nothingElse } from '../../found.test-data';

const rule = 'spread-selector-mismatch';
const deployment = (pod: string, labels = 'app: web-app', name = 'web'): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name}, labels: { app: ${name} } }\nspec:\n  selector: { matchLabels: { app: web-app } }\n  template:\n    metadata: { labels: { ${labels} } }\n    spec: { ${pod} containers: [{ name: web, image: web:1 }] }\n`;
const spread = (selector: string, labels?: string): string =>
  deployment(`topologySpreadConstraints: [{ maxSkew: 1, topologyKey: zone ${selector} }],`, labels);
const apart = (selector: string, more = '', kind = 'podAntiAffinity'): string =>
  deployment(
    `affinity: { ${kind}: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: zone, labelSelector: { ${selector} } ${more} }] } },`,
  );

test.each([
  ['its own labels', spread(', labelSelector: { matchLabels: { app: web-app } }'), 0],
  ['another value', spread(', labelSelector: { matchLabels: { app: web } }'), 1],
  ['a label it has not', spread(', labelSelector: { matchLabels: { team: a } }'), 1],
  [
    'an expression',
    spread(', labelSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [web-app] }] }'),
    1,
  ],
  ['no selector', spread(''), 1],
  ['a selector of all pods', spread(', labelSelector: {}'), 0],
  ['a label of the controller', spread(', labelSelector: { matchLabels: { pod-template-hash: a } }'), 0],
  ['a templated label', spread(', labelSelector: { matchLabels: { app: web } }', 'app: "{{ .a }}"'), 0],
  ['no labels at all, as in a patch', spread(', labelSelector: { matchLabels: { app: web } }', ''), 0],
  ['a templated selector', spread(', labelSelector: { matchLabels: { app: "{{ .a }}" } }'), 0],
])('a constraint with %s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test.each([
  ['its own labels', apart('matchLabels: { app: web-app }'), 0],
  ['its own name', apart('matchLabels: { app: web }'), 1],
  ['a misspelt label', apart('matchLabels: { app: web-ap }'), 1],
  ['somebody else', apart('matchLabels: { app: cache }'), 0],
  ['a label it has not', apart('matchLabels: { team: web }'), 0],
  ['pods of other namespaces', apart('matchLabels: { app: web }', ', namespaces: [other]'), 0],
  ['affinity to its own name', apart('matchLabels: { app: web }', '', 'podAffinity'), 1],
])('a term that selects %s', (_, text, findings) => {
  expect(found(rule, text, nothingElse)).toHaveLength(findings);
});

test('a term is left alone when others may carry the label', () => {
  const text = apart('matchLabels: { app: web }');
  expect(found(rule, text)).toEqual([]);
  const other =
    '---\napiVersion: v1\nkind: Pod\nmetadata: { name: x, labels: { app: web } }\nspec: { containers: [] }\n';
  expect(found(rule, text + other, nothingElse)).toEqual([]);
});

test('labels from a template are not known', () => {
  const text = spread(', labelSelector: { matchLabels: { app: web } }').replace(
    'metadata: { labels: { app: web-app } }',
    'metadata:\n      labels:\n        app: web-app\n        {{- include "labels" . | nindent 8 }}',
  );
  expect(found(rule, text)).toEqual([]);
});

test('kinds whose controllers add labels are left alone', () => {
  const text = spread(', labelSelector: { matchLabels: { app: web } }');
  const knative = text.replace('apps/v1', 'serving.knative.dev/v1').replace('kind: Deployment', 'kind: Service');
  expect(found(rule, knative)).toEqual([]);
});

test('the message says both values; the suggestion leaves keys of matchLabelKeys out', () => {
  const [finding] = found(rule, spread(', labelSelector: { matchLabels: { app: web } }'));
  expect(finding?.message).toContain('app: web, but these pods have app: web-app');
  expect(finding?.fixes[0]?.changes).toMatchObject([{ value: { matchLabels: { app: 'web-app' } } }]);
  const [keyed] = found(rule, spread(', labelSelector: { matchLabels: { team: a } }, matchLabelKeys: [app]'));
  expect(keyed?.fixes).toEqual([]);
});

test('of several labels that do not fit it names the same one, however they are ordered', () => {
  const messages = ['name: web, image: a', 'image: a, name: web'].map(
    labels => found(rule, spread(`, labelSelector: { matchLabels: { ${labels} } }`))[0]?.message,
  );
  expect(messages[0]).toContain('image: a, but');
  expect(messages[1]).toBe(messages[0]);
});
