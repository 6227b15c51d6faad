import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { deployment } from '../../rollout.test-data';

const rule = 'probe-port-missing';
const ask = (port: string, ports: string): string =>
  deployment('', `readinessProbe: { httpGet: { port: ${port} } }, ${ports}`);
const http = 'ports: [{ name: http, containerPort: 8080 }],';

test.each([
  ['a declared name', ask('http', http), 0],
  ['another name', ask('web', http), 1],
  ['no ports', ask('http', ''), 1],
  ['a number', ask('9090', http), 0],
  ['a number in quotes', ask('"9090"', http), 0],
  ['a name from a template', ask('"{{ .p }}"', http), 0],
  ['ports from a template', ask('web', 'ports: "{{ .ports }}",'), 0],
  ['a port name from a template', ask('web', 'ports: [{ name: "{{ .p }}", containerPort: 1 }],'), 0],
  ['a patch', ask('web', '').replace(', image: web:1', ''), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('a declared name is suggested, else a declared number, else nothing', () => {
  const titles = (ports: string) => found(rule, ask('web', ports))[0]?.fixes.map(({ title }) => title);
  expect(titles(http)).toEqual(['Use port http']);
  expect(titles('ports: [{ containerPort: 8080 }],')).toEqual(['Use port 8080']);
  expect(titles('')).toEqual([]);
});
