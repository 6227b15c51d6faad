import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'bandwidth-missing';
/** A Deployment in namespace `team` whose pods carry app: a, beside other documents. */
const deployment = (spec: string, annotations = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a, namespace: team }\nspec: { template: { metadata: { labels: { app: a, tier: web }, annotations: { ${annotations} } }, spec: { ${spec} } } }\n`;
const service = (selector: string, namespace = 'team'): string =>
  `---\napiVersion: v1\nkind: Service\nmetadata: { name: s, namespace: ${namespace} }\nspec: { ${selector} }\n`;
const limited = (way: string): string => `kubernetes.io/${way}-bandwidth: 10M`;
const hostPort = 'containers: [{ ports: [{ hostPort: 80 }] }]';

test.each([
  ['nothing that serves', deployment(''), 0],
  ['a Service of the same labels', deployment('') + service('selector: { app: a, tier: web }'), 1],
  ['a Service of some of the labels', deployment('') + service('selector: { app: a }'), 1],
  ['a Service that asks for more labels', deployment('') + service('selector: { app: a, x: b }'), 0],
  ['a Service of another namespace', deployment('') + service('selector: { app: a }', 'other'), 0],
  ['a Service without a selector', deployment('') + service('selector: {}'), 0],
  ['a Service with a templated selector', deployment('') + service('selector: { app: "{{ .app }}" }'), 0],
  ['a port of the node', deployment(hostPort), 1],
  ['a port of the container', deployment('containers: [{ ports: [{ containerPort: 80 }] }]'), 0],
  ['the network of the node', deployment(`hostNetwork: true, ${hostPort}`), 0],
  ['a limit of egress', deployment(hostPort, limited('egress')), 0],
  ['a limit of ingress', deployment(hostPort, limited('ingress')), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('it is a hint that names the Service, and its suggestion waits for a person', () => {
  const [finding] = found(rule, deployment('') + service('selector: { app: a }'));
  expect(finding).toMatchObject({
    severity: 'hint',
    message: expect.stringContaining('served by Service "s"'),
    fixes: [{ safe: false }],
    related: [{ message: 'Selects these pods', range: { start: { line: 8 } } }],
  });
});
