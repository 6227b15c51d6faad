import { expect, test } from 'vitest';
import { found, foundWith } from '../../found.test-data';

const rule = 'load-balancer-per-service';
const service = (name: string, port = 'port: 80', metadata = 'namespace: team', spec = 'type: LoadBalancer'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, ${metadata} }\nspec: { ${spec}, ports: [{ ${port} }] }\n---\n`;

test.each([
  ['two for HTTP', service('a') + service('b', 'port: 443'), 1],
  ['ports by name', service('a', 'port: 9000, name: http') + service('b', 'port: 9001, appProtocol: http'), 1],
  ['one', service('a') + service('b', 'port: 80', 'namespace: team', 'type: ClusterIP'), 0],
  ['a database', service('a') + service('b', 'port: 5432'), 0],
  ['another protocol', service('a') + service('b', 'port: 443, protocol: UDP'), 0],
  ['two namespaces', service('a') + service('b', 'port: 80', 'namespace: other'), 0],
  [
    'inside and outside',
    service('a') + service('b', 'port: 80', 'namespace: team, annotations: { lb/internal: "true" }'),
    0,
  ],
  [
    'two classes',
    service('a') + service('b', 'port: 80', 'namespace: team', 'type: LoadBalancer, loadBalancerClass: c'),
    0,
  ],
  ['one in front of an ingress controller', service('a') + service('ingress-nginx'), 0],
  [
    'one address shared',
    service('a') + service('b', 'port: 80', 'namespace: team, annotations: { metallb.io/allow-shared-ip: k }'),
    0,
  ],
  ['a templated port', service('a', 'port: "{{ .p }}"') + service('b'), 0],
  ['the same name twice', service('a') + service('a'), 0],
  ['a templated type', service('a') + service('b', 'port: 80', 'namespace: team', 'type: "{{ .type }}"'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('is said once a file, with the count and the names', () => {
  const text = ['a', 'b', 'c', 'd', 'e'].map(name => service(name)).join('');
  expect(found(rule, text).map(({ message, related }) => [message, related.length])).toEqual([
    ['5 Services (a, b, c, d, …) take a load balancer each for HTTP. Share one through an Ingress or Gateway.', 4],
  ]);
});

test('the number is an option', () => {
  expect(foundWith(rule, service('a') + service('b'), { severity: 'info', options: { services: 3 } })).toEqual([]);
});
