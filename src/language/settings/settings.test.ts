import { expect, test } from 'vitest';
import { settingsFileName } from '../../lint/settings/headroom-config';
import { applyEdits } from '../../yaml/apply';
import { complete } from '../complete';
import { diagnose } from '../diagnose';
import { openDocument } from '../document';
import { hover } from '../hover';

const uri = `file:///w/${settingsFileName}`;
/** A .headroom.yaml with the cursor at `|`. */
function at(
  marked: string,
  name = uri,
): { open: ReturnType<typeof openDocument>; position: { line: number; character: number } } {
  const open = openDocument(name, 1, marked.replace('|', ''), { read: () => undefined });
  return { open, position: open.file.position(marked.indexOf('|')) };
}
function labels(marked: string, name = uri): string[] {
  const { open, position } = at(marked, name);
  return complete(open, position).map(({ label }) => label);
}
function taken(marked: string, label: string): string {
  const { open, position } = at(marked);
  const word = complete(open, position).find(one => one.label === label);
  if (!word) return expect.fail(`${label} is not proposed`);
  const span = { start: open.file.offset(word.range.start), end: open.file.offset(word.range.end) };
  return applyEdits(open.file.text, [{ span, newText: word.newText }]);
}
function hoverAt(marked: string): string | undefined {
  const { open, position } = at(marked);
  return hover(open, position)?.markdown;
}

const severities = ['off', 'error', 'warning', 'info', 'hint'];

test.each([
  ['an empty file', '|', ['root', 'rules', 'ignore', 'overrides']],
  ['a key beside others', 'root: true\nru|\nignore: []\n', ['rules', 'overrides']],
  ['a severity', 'rules:\n  cpu-request-missing: |\n', severities],
  ['a severity in the long form', 'rules:\n  cpu-request-missing:\n    severity: w|\n', severities],
  ['options', 'rules:\n  cluster-cidr-too-small:\n    |\n', ['severity', 'nodes']],
  ['the value of an option', 'rules:\n  cluster-cidr-too-small: { nodes: | }\n', ['8']],
  ['a boolean', 'root: |\n', ['true', 'false']],
  ['an override', 'overrides:\n  - files: ["a/**"]\n    |\n', ['rules']],
  ['a severity in an override', 'overrides:\n  - files: []\n    rules: { burner-rate: | }\n', severities],
  ['a rule that nobody knows', 'rules:\n  nope: |\n', []],
])('%s', (_, text, expected) => {
  expect(labels(text)).toEqual(expected);
});

test('rules come with their titles, in any file of that name only', () => {
  const text = 'rules:\n  cpu-|\n';
  expect(labels(text)).toContain('cpu-request-missing');
  expect(labels(text)).not.toContain('headroom-config');
  expect(labels(text, 'file:///w/headroom.yaml')).toEqual([]);
  expect(taken(text, 'cpu-request-missing')).toBe('rules:\n  cpu-request-missing: \n');
  expect(taken('|', 'rules')).toBe('rules:');
});

test.each([
  [
    'rules:\n  cluster-|cidr-too-small: off\n',
    /^\*\*cluster-cidr-too-small\*\*: .* By default: warning\.[^]*- `nodes` \(`8`\)/,
  ],
  ['rules:\n  cluster-cidr-too-small:\n    no|des: 3\n', /^\*\*nodes\*\*: .* Default: `8`\.$/],
  ['overrides:\n  - files: []\n    rules:\n      bandwidth-|missing: off\n', /^\*\*bandwidth-missing\*\*/],
  ['ig|nore: []\n', /^\*\*ignore\*\*: files that are not linted at all/],
  ['overrides:\n  - fi|les: []\n', /^\*\*files\*\*/],
])('%s', (text, expected) => {
  expect(hoverAt(text)).toMatch(expected);
});

test('nothing is said of what nobody knows', () => {
  expect(hoverAt('rules:\n  no|pe: off\n')).toBeUndefined();
});

test('what is wrong shows in the editor', () => {
  const { open } = at('rules:\n  cpu-reqest-missing: off\n|');
  expect(diagnose(open, { hints: false })).toMatchObject([
    { code: 'headroom-config', severity: 'error', range: { start: { line: 1, character: 2 } } },
  ]);
});
