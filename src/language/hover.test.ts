import { expect, test } from 'vitest';
import { openDocument } from './document';
import { hover } from './hover';

/** Hovers at the `|` of a text. */
function hoverAt(marked: string): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const document = openDocument('file:///a.yaml', 1, text, { read: () => undefined });
  return hover(document, document.file.position(offset))?.markdown;
}

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n${spec}`;

test('a request shows the score of this pod on an empty node', () => {
  const text = pod(
    '  containers:\n    - name: a\n      resources:\n        reque|sts:\n          cpu: 500m\n          memory: 1Gi\n',
  );
  // cpu (4000-500)*100/4000 = 87, memory (16-1)*100/16 = 93
  expect(hoverAt(text)).toContain('(87 + 93) ÷ 2 = **90**');
});

test('a container without a request counts 100m and 200 MiB', () => {
  const text = pod('  containers:\n    - name: a\n      resources:\n        reque|sts: {}\n');
  expect(hoverAt(text)).toContain('This pod (100m CPU, 200 MiB)');
});

test('a limit says that CPU is throttled', () => {
  expect(hoverAt(pod('  containers:\n    - resources:\n        limits:\n          c|pu: 1\n'))).toContain('throttled');
});

test('a precedence that is no number counts as the default', () => {
  const text =
    'apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: FlowSchema\nspec: {matching|Precedence: {toString: 1}}\n';
  expect(hoverAt(text)).toContain('Here 1000');
});

test('1M is 125 kB/s, and 5 GB take 11 h', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    kubernetes.io/egress-bandwidth: 1|M\nspec: {}\n';
  expect(hoverAt(text)).toContain('**1M = 125 kB/s**: 5 GB take 11 h.');
});

test('an HPA target is reckoned with the bounds of this file', () => {
  const text = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: a }
spec:
  minReplicas: 2
  maxReplicas: 8
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 5|0 } }
`;
  expect(hoverAt(text)).toContain('3 pods at 165 % of 50 → **10**, held at **8** (minReplicas 2, maxReplicas 8)');
});

test.each([
  ['affinity', 'NodeAffinity'],
  ['topologySpreadConstraints', 'SelectorSpreadPriority'],
  ['tolerations', 'TaintToleration'],
  ['priorityClassName', 'preemption'],
])('%s names what the scheduler does', (field, word) => {
  expect(hoverAt(pod(`  |${field}: x\n`))).toContain(word);
});

test('a priority level shows its seats beside the built-in levels', () => {
  const text = `apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: PriorityLevelConfiguration
metadata: { name: mine }
spec:
  type: Limited
  limited:
    nominal|ConcurrencyShares: 20
    lendablePercent: 50
`;
  // ceil(600·20 ÷ (245 + 20)) = 46
  expect(hoverAt(text)).toContain('ceil(600·20 ÷ 265) = **46 seats**, at least 23');
});

test('an inflight flag shows the seats it makes', () => {
  const text = pod('  containers:\n    - command:\n        - --max-requests|-inflight=800\n');
  expect(hoverAt(text)).toContain('1000 seats');
});

test('a FlowSchema is placed among the built-in ones', () => {
  const text = `apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: FlowSchema
metadata: { name: mine }
spec:
  matching|Precedence: 8000
`;
  expect(hoverAt(text)).toContain('and before service-accounts (9000)');
});

test('templates, comments and other YAML get no explanation', () => {
  expect(hoverAt(pod('  # |tolerations\n  a: 1\n'))).toBeUndefined();
  expect(hoverAt('limits:\n  c|pu: 1\n')).toBeUndefined();
});

test.each([
  ['64', '8', true],
  ['10000000', '2', true],
  ['10000000', '10000000', false],
  ['4294967296', '2147483648', false],
  ['64', '65', false],
  ['1.5', '1', false],
])('%s queues with a hand of %s: odds %s', (queues, hand, odds) => {
  const queuing = `queuing: { queues: ${queues}, hand|Size: ${hand} }`;
  const text = `apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: PriorityLevelConfiguration\nmetadata: { name: a }\nspec: { type: Limited, limited: { limitResponse: { type: Queue, ${queuing} } } }\n`;
  expect(hoverAt(text)?.includes('Odds')).toBe(odds);
});
