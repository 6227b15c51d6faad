import { expect, test } from 'vitest';
import { readYaml } from '../yaml/read';
import { checkBurnerConfig } from './check-config';
import { isBurnerConfig } from './shape';

const files = { read: () => 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n' };
const check = (text: string) =>
  checkBurnerConfig(readYaml(text), files).map(({ rule, span }) => [rule, text.slice(span.start, span.end)]);

test('marks what is wrong in a plain config', () => {
  expect(check('jobs:\n  - name: a\n    qsp: 3\n')).toEqual([['burner-unknown-key', 'qsp']]);
});

test('says nothing about values that only a run knows', () => {
  const text = 'jobs:\n  - name: "{{ .NAME }}"\n    qps: {{ .QPS }}\n    burst: {{ .QPS }}\n';
  expect(check(text)).toEqual([]);
  expect(check(`${text}    brust: 3\n`)).toEqual([['burner-unknown-key', 'brust']]);
});

test('a config that renders without data is judged as rendered', () => {
  expect(check('jobs:\n  - name: a\n    qps: {{ mul 2 0 }}\n')).toEqual([['burner-rate', '{{ mul 2 0 }}']]);
});

test('a template that does not parse is marked where Go stops', () => {
  expect(check('jobs:\n  - name: {{ nope }}\n')).toMatchObject([['burner-template-error', expect.any(String)]]);
});

test.each([
  [{ jobs: [{ name: 'a', jobIterations: 3 }] }, true],
  [{ global: {}, jobs: [{ name: 'a', objects: [] }] }, true],
  [{ jobs: [] }, false],
  [{ jobs: { build: { steps: [] } } }, false],
  [{ jobs: [{ name: 'a', steps: [] }] }, false],
  [{ apiVersion: 'v1', kind: 'List', jobs: [{ name: 'a', qps: 1 }] }, false],
  ['text', false],
  [null, false],
])('%j is a burner config: %s', (value, is) => {
  expect(isBurnerConfig(value)).toBe(is);
});
