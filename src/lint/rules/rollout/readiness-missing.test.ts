import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { deployment, service } from '../../rollout.test-data';

const rule = 'readiness-missing';
const ports = (list: string): string => deployment('', `ports: [${list}],`);
const sidecar = 'initContainers: [{ name: proxy, image: p:1, restartPolicy: Always, ports: [{ containerPort: 80 }] }],';

test.each([
  ['a Service', deployment() + service(), 1],
  ['no Service', deployment(), 0],
  ['a probe', deployment('', 'readinessProbe: { tcpSocket: { port: 80 } },') + service(), 0],
  ['a liveness probe alone', deployment('', 'livenessProbe: { tcpSocket: { port: 80 } },') + service(), 1],
  [
    'a port by name',
    ports('{ name: http, containerPort: 8080 }') + service('ports: [{ port: 80, targetPort: http }],'),
    1,
  ],
  [
    'a name that nobody declares',
    ports('{ containerPort: 80 }') + service('ports: [{ port: 80, targetPort: http }],'),
    0,
  ],
  ['a Service without ports', deployment() + service(''), 0],
  ['a Service for metrics alone', deployment() + service('ports: [{ name: http-metrics, port: 80 }],'), 0],
  [
    'a Service for metrics, profiles and probes',
    deployment() +
      service(
        'ports: [{ name: http-metrics, port: 80 }, { name: http-profiling, port: 81 }, { name: probes, port: 82 }],',
      ),
    0,
  ],
  ['a Service that does not wait', deployment() + service('publishNotReadyAddresses: true, ports: [{ port: 80 }],'), 0],
  ['a name outside', deployment() + service('type: ExternalName, ports: [{ port: 80 }],'), 0],
  ['gates', deployment('', '', 'readinessGates: [{ conditionType: x }],') + service(), 0],
  ['a patch', deployment().replace(', image: web:1', '') + service(), 0],
  ['a Job', deployment().replace('apps/v1\nkind: Deployment', 'batch/v1\nkind: Job') + service(), 0],
  ['a selector from a template', deployment() + service().replace('app: a', 'app: a, x: "{{ .x }}"'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('of several containers the one that declares the port is meant', () => {
  const [finding, another] = found(rule, deployment('', '', sidecar) + service());
  expect(another).toBeUndefined();
  expect(finding?.message).toContain('Container "proxy"');
});

test('a Service of two ports is one finding', () => {
  expect(found(rule, deployment() + service('ports: [{ port: 80 }, { port: 443 }],'))).toHaveLength(1);
});

test('a headless Service weighs less', () => {
  expect(found(rule, deployment() + service('clusterIP: None, ports: [{ port: 80 }],'))[0]?.severity).toBe('info');
});

test('the suggestion asks what liveness asks, else whether the port is open', () => {
  expect(found(rule, deployment() + service())[0]?.fixes).toMatchObject([{ title: 'Ask whether port 80 is open' }]);
  const alive = deployment('', 'livenessProbe: { httpGet: { path: /, port: 80 } },') + service();
  expect(found(rule, alive)[0]?.fixes[0]?.changes).toMatchObject([{ value: { httpGet: { path: '/', port: 80 } } }]);
});
