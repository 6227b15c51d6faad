import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { deployment } from '../../rollout.test-data';

const rule = 'probes-identical';
const probes = (liveness: string, readiness: string): string =>
  deployment('', `livenessProbe: { ${liveness} }, readinessProbe: { ${readiness} },`);
const get = 'httpGet: { path: /, port: 80 }';

test.each([
  ['the same', get, get, 1],
  ['the same with defaults written', get, `${get}, periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 1`, 1],
  ['keys in another order', get, 'httpGet: { port: 80, path: / }', 1],
  ['another delay at the start', `${get}, initialDelaySeconds: 30`, get, 1],
  ['another path', get, 'httpGet: { path: /ready, port: 80 }', 0],
  ['another handler', get, 'tcpSocket: { port: 80 }', 0],
  ['more patience', `${get}, failureThreshold: 9`, get, 0],
  ['a threshold from a template', `${get}, failureThreshold: "{{ .n }}"`, get, 0],
  ['a path from a template', 'httpGet: { path: "{{ .p }}" }', 'httpGet: { path: "{{ .p }}" }', 0],
])('%s', (_, liveness, readiness, findings) => {
  expect(found(rule, probes(liveness, readiness))).toHaveLength(findings);
});

test('an anchor and its alias are one text, in which no fix can tell them apart', () => {
  const text = deployment('', `livenessProbe: &probe { ${get} }, readinessProbe: *probe,`);
  expect(found(rule, text).map(({ fixes }) => fixes)).toEqual([[]]);
  expect(found(rule, probes(get, get))[0]?.fixes).toHaveLength(1);
});
