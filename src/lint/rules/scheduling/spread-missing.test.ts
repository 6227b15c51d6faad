import { expect, test } from 'vitest';
import { readYaml } from '../../../yaml/read';
import { found } from '../../found.test-data';
import { fixEdits } from '../../fix';
import { applyEdits } from '../../../yaml/apply';

const rule = 'spread-missing';
const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web } }\n---\n';
/** A Deployment of so many replicas, with more of its pod spec and containers. */
const deployment = (replicas: string, pod = '', container = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: ${replicas}\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web, tier: front } }\n    spec: { ${pod} containers: [{ name: web, image: web:1 ${container} }] }\n`;
const autoscaler =
  '---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { minReplicas: 3, maxReplicas: 9, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }\n';
const antiAffinity =
  'affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }] } },';

test.each([
  ['three replicas behind a Service', service + deployment('3'), 1],
  ['one replica', service + deployment('1'), 0],
  ['nobody calls them', deployment('3'), 0],
  ['an autoscaler keeps three', service + deployment('1') + autoscaler, 1],
  ['constraints', service + deployment('3', 'topologySpreadConstraints: [{ maxSkew: 1 }],'), 0],
  ['anti-affinity', service + deployment('3', antiAffinity), 0],
  ['affinity to nodes only', service + deployment('3', 'affinity: { nodeAffinity: {} },'), 1],
  ['a port of the node', service + deployment('3', '', ', ports: [{ containerPort: 80, hostPort: 80 }]'), 0],
  ['the network of the node', service + deployment('3', 'hostNetwork: true,'), 0],
  ['another scheduler', service + deployment('3', 'schedulerName: volcano,'), 0],
  ['one node chosen', service + deployment('3', 'nodeSelector: { kubernetes.io/hostname: a },'), 0],
  ['templated replicas', service + deployment('{{ .n }}'), 0],
  ['templated affinity', service + deployment('3', 'affinity: {{ .a }},'), 0],
  ['a patch without an image', (service + deployment('3')).replace('image: web:1', ''), 0],
  ['a Service that selects by a list', service.replace('app: web }', 'app: [{{ .x }}] }') + deployment('3'), 0],
  ['a Service that selects by a mapping', service.replace('app: web }', 'app: {toString: 1} }') + deployment('3'), 0],
  ['two of one name', service + deployment('3') + '---\n' + deployment('3'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('constraints from a line of a template may be there', () => {
  const text = service + deployment('3').replace('spec: { containers: [{ name: web, image: web:1  }] }', '');
  const spec =
    '    spec:\n      {{- toYaml .Values.spread | nindent 6 }}\n      containers: [{ name: web, image: web:1 }]\n';
  expect(found(rule, text + spec)).toEqual([]);
  expect(found(rule, text + spec.replace(/\n.*toYaml.*/, ''))).toHaveLength(1);
});

test('the suggestion selects by the labels of the workload, and the finding is gone', () => {
  const text = service + deployment('3');
  const [finding] = found(rule, text);
  const [fix] = finding?.fixes ?? [];
  if (!finding || !fix) throw new Error('no fix');
  const fixed = applyEdits(text, fixEdits(readYaml(text), finding, fix));
  expect(found(rule, fixed)).toEqual([]);
  expect(readYaml(fixed).documents[1]?.value).toHaveProperty(
    'spec.template.spec.topologySpreadConstraints.0.labelSelector.matchLabels',
    { app: 'web' },
  );
});
