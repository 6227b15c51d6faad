import { expect, test } from 'vitest';
import { openDocument } from './document';
import { inlayHints } from './inlay-hints';

const everything = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
const files = { read: () => undefined };

function hintsOf(text: string, range = everything): readonly string[] {
  const document = openDocument('file:///a.yaml', 1, text, files);
  return inlayHints(document, range).map(({ position, label }) => `${position.line}:${position.character} ${label}`);
}

const pod = (containers: string, more = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: team }\nspec:\n${more}  containers: [${containers}]\n`;
const all = '{ image: a, resources: { limits: { cpu: 1, memory: 1Gi } } }';

test.each([
  ['limits alone', pod(all), 'Guaranteed'],
  ['one container without', pod(`${all}, { image: a }`), 'Burstable'],
  ['an init container without', pod(all, '  initContainers: [{ image: a }]\n'), 'Burstable'],
  ['nothing', pod('{ image: a }'), 'BestEffort'],
  ['zeros', pod('{ image: a, resources: { requests: { cpu: 0 } } }'), 'BestEffort'],
  ['resources of the pod', pod('{ image: a }', '  resources: { limits: { cpu: 1, memory: 1Gi } }\n'), 'Guaranteed'],
])('%s', (_, text, expected) => {
  expect(hintsOf(text)).toEqual([`3:5 QoS ${expected}`]);
});

test('the pod of a workload, at its own spec', () => {
  const text = `apiVersion: apps/v1
kind: Deployment
spec:
  selector: {}
  template:
    spec:
      containers: [${all}]
`;
  expect(hintsOf(text)).toEqual(['5:9 QoS Guaranteed']);
  expect(hintsOf(text, { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } })).toEqual([]);
});

test('the defaults of a LimitRange count', () => {
  const limitRange = `---
apiVersion: v1
kind: LimitRange
metadata: { name: l, namespace: team }
spec: { limits: [{ type: Container, default: { cpu: 1, memory: 1Gi } }] }
`;
  expect(hintsOf(pod('{ image: a }') + limitRange)).toEqual(['3:5 QoS Guaranteed']);
});

test.each([
  ['a templated amount', pod('{ image: a, resources: { limits: { cpu: "{{ .cpu }}" } } }')],
  [
    'a block that makes the resources',
    pod('').replace('[]', '\n    - image: a\n      resources:\n        {{- toYaml .r | nindent 8 }}'),
  ],
  ['a patch', pod('{ $patch: delete, name: a }')],
  ['a text that is no quantity', pod('{ image: a, resources: { limits: { cpu: much } } }')],
])('nothing is said of %s', (_, text) => {
  expect(hintsOf(text)).toEqual([]);
});
