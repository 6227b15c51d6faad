import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { deployment } from '../../rollout.test-data';

const rule = 'liveness-too-eager';
const probe = (fields: string, more = ''): string =>
  deployment('', `livenessProbe: { tcpSocket: { port: 80 }, ${fields} }, ${more}`);
const exec = (command: string, fields = ''): string =>
  deployment('', `livenessProbe: { exec: { command: [${command}] }, ${fields} },`);
const startup = 'startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 60 },';

test.each([
  ['the defaults', probe(''), 0],
  ['one failure', probe('failureThreshold: 1'), 1],
  ['one failure after a long wait', probe('failureThreshold: 1, timeoutSeconds: 10, initialDelaySeconds: 30'), 0],
  ['a check a second', probe('periodSeconds: 1'), 1],
  ['a short start', probe('periodSeconds: 3'), 1],
  ['a short start behind a startup probe', probe('periodSeconds: 3', startup), 0],
  ['a delay at the start', probe('periodSeconds: 3, initialDelaySeconds: 10'), 0],
  ['a threshold from a template', probe('failureThreshold: "{{ .n }}"'), 0],
  ['a JVM in a second', exec('sh, -c, nodetool status'), 1],
  ['a JVM in ten', exec('nodetool, status', 'timeoutSeconds: 10'), 0],
  ['a command from a template', exec('sh, -c, "{{ .check }}"'), 0],
  ['a light command', exec('cat, /tmp/javascript'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('it says the seconds', () => {
  expect(found(rule, probe('failureThreshold: 1'))[0]?.message).toContain('killed 1 s after');
  expect(found(rule, probe('periodSeconds: 3'))[0]?.message).toContain('more than 7 s to start');
});
