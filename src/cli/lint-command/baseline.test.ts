import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readYaml } from '../../yaml/read';
import { compare, readBaseline, updateBaseline } from './baseline';
import { lintText } from './lint-text';

const folder = mkdtempSync(path.join(tmpdir(), 'headroom-baseline-'));
const baseline = path.join(folder, 'known/baseline.json');
const file = path.relative('', path.join(folder, 'web.yaml'));
beforeAll(() => mkdirSync(path.join(folder, 'known')));
afterAll(() => rmSync(folder, { recursive: true }));

const container = (name: string) => `    - name: ${name}\n      image: a:1\n`;
const pod = (...names: string[]) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n${names.map(container).join('')}`;
const lint = (text: string) => {
  writeFileSync(file, text);
  return lintText(file, readYaml(text), { read: () => undefined }, { replacements: false }, {});
};
const left = (text: string) => {
  const { files, known, gone } = compare(baseline, readBaseline(baseline), [lint(text)]);
  const messages = files.flatMap(({ findings }) => findings.map(({ finding }) => finding.message));
  return {
    cpu: messages.filter(message => message.startsWith('CPU')),
    known,
    gone: gone.map(({ message }) => message),
  };
};

test('a baseline knows findings at other lines and list places, and nothing new', () => {
  const { findings } = lint(pod('web'));
  expect(updateBaseline(baseline, [lint(pod('web'))])).toBe(findings.length);
  expect(left(`# moved\n\n${pod('web')}`)).toEqual({ cpu: [], known: findings.length, gone: [] });
  const added = left(pod('first', 'web'));
  expect(added.cpu).toEqual(['CPU request of container "first" is not set. Set resources.requests.cpu.']);
});

test('what is known and gone is said', () => {
  expect(left(pod('other')).gone).toContain('CPU request of container "web" is not set. Set resources.requests.cpu.');
});

test('two equal findings are known twice and not three times', () => {
  updateBaseline(baseline, [lint(pod('web', 'web'))]);
  expect(left(pod('web', 'web', 'web')).cpu).toHaveLength(1);
});

test('files are named from the folder of the baseline', () => {
  const { findings } = JSON.parse(readFileSync(baseline, 'utf8')) as { findings: { file: string }[] };
  expect(findings[0]?.file).toBe('../web.yaml');
});

test('files that were not looked at stay known while they are there', () => {
  const other = path.relative('', path.join(folder, 'other.yaml'));
  writeFileSync(other, '');
  const elsewhere = { ...lint(pod('web')), file: other };
  const findings = elsewhere.findings.map(one => ({ ...one, finding: { ...one.finding, file: other } }));
  updateBaseline(baseline, [{ ...elsewhere, findings }]);
  const both = updateBaseline(baseline, [lint(pod('web'))]);
  expect(both).toBe(2 * findings.length);
  rmSync(other);
  expect(left(pod('web')).gone).toHaveLength(findings.length);
  expect(updateBaseline(baseline, [lint(pod('web'))])).toBe(findings.length);
});

test.each([
  ['not JSON', '{', /is not JSON/],
  ['something else', '{"version":2}', /is not a baseline/],
])('a baseline that is %s is a usage error', (_, text, message) => {
  const wrong = path.join(folder, 'wrong.json');
  writeFileSync(wrong, text);
  expect(() => readBaseline(wrong)).toThrow(message);
  expect(() => readBaseline(path.join(folder, 'none.json'))).toThrow(/does not exist: write it with --update-baseline/);
});
