import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'external-traffic-policy';
const service = (policy = '', type = 'LoadBalancer'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: ${type}, ${policy} selector: { app: web } }\n---\n`;
const workload = (kind: string, pod = '', replicas = 3): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: web }\nspec:\n  replicas: ${replicas}\n  selector: { matchLabels: { app: web } }\n  template: { metadata: { labels: { app: web } }, spec: { ${pod} containers: [{ name: web, image: web:1 }] } }\n`;
const local = 'externalTrafficPolicy: Local,';
const l2 = '---\napiVersion: metallb.io/v1beta1\nkind: L2Advertisement\nmetadata: { name: a }\n';

test.each([
  ['the default before a DaemonSet', service() + workload('DaemonSet'), /SNAT, though DaemonSet "web"/],
  ['a node port before a DaemonSet', service('', 'NodePort') + workload('DaemonSet'), /SNAT/],
  ['Local before replicas', service(local) + workload('Deployment'), /the 3 replicas of "web" may share nodes/],
  ['Local in L2 mode', service(local) + workload('Deployment') + l2, /L2 mode one node .* not all 3/],
])('%s', (_, text, message) => {
  expect(found(rule, text)).toMatchObject([{ message: expect.stringMatching(message) }]);
});

test.each([
  ['the default before a Deployment', service() + workload('Deployment')],
  ['a written Cluster', service('externalTrafficPolicy: Cluster,') + workload('DaemonSet')],
  ['Local before a DaemonSet', service(local) + workload('DaemonSet')],
  ['a DaemonSet of some nodes', service() + workload('DaemonSet', 'nodeSelector: { role: edge },')],
  [
    'Local before spread replicas',
    service(local) + workload('Deployment', 'topologySpreadConstraints: [{ maxSkew: 1 }],'),
  ],
  ['Local before one replica', service(local) + workload('Deployment', '', 1)],
  ['a Service inside', service('', 'ClusterIP') + workload('DaemonSet')],
  ['a templated policy', service('externalTrafficPolicy: "{{ .p }}",') + workload('DaemonSet')],
  [
    'two workloads',
    service() + workload('DaemonSet') + '---\n' + workload('Deployment').replace('name: web', 'name: b'),
  ],
  ['nobody in sight', service()],
])('silent: %s', (_, text) => {
  expect(found(rule, text)).toEqual([]);
});
