import { expect, test } from 'vitest';
import { applyEdits } from '../../yaml/apply';
import { readYaml } from '../../yaml/read';
import { fixEdits } from '../fix';
import { readSettingsFile } from './read-file';

/** What is wrong with a text, and what is marked. */
function wrong(text: string): string[] {
  return readSettingsFile(readYaml(text)).findings.map(
    ({ rule, message, span }) => `${rule} ${text.slice(span.start, span.end)}: ${message}`,
  );
}

test.each([
  ['nothing', ''],
  ['a comment', '# later\n'],
  ['empty keys', 'rules:\nignore:\noverrides:\n'],
  ['off, which YAML reads as false', 'rules:\n  cpu-request-missing: off\n  memory-request-missing: "off"\n'],
  ['findings that no rule over objects makes', 'rules:\n  burner-rate: off\n'],
  ['a severity among options', 'rules:\n  cpu-request-missing: { severity: error }\n'],
  [
    'everything',
    'root: true\nignore: ["vendor/**"]\noverrides:\n  - files: [a/]\n    rules: { cpu-request-missing: hint }\n',
  ],
])('%s is right', (_, text) => {
  expect(wrong(text)).toEqual([]);
});

test.each([
  ['rule: {}', 'rule: There is no setting "rule" here. Did you mean rules?'],
  ['zzz: {}', 'zzz: There is no setting "zzz" here.'],
  [
    'rules: { cpu-reqest-missing: off }',
    'cpu-reqest-missing: No rule is called "cpu-reqest-missing". Did you mean cpu-request-missing?',
  ],
  ['rules: { headroom-config: off }', 'headroom-config: No rule is called "headroom-config".'],
  ['rules: { cpu-request-missing: loud }', 'loud: This is no severity. Write error, warning, info, hint or off.'],
  ['rules: { cpu-request-missing: on }', 'on: This is no severity. Write error, warning, info, hint or off.'],
  [
    'rules: { cpu-request-missing: { severty: off } }',
    'severty: Rule cpu-request-missing has no option "severty". Did you mean severity?',
  ],
  ['rules: { cluster-cidr-too-small: { nodes: "8" } }', '"8": nodes must be a number. Write one such as 8.'],
  ['rules: [a]', '[a]: rules must be a mapping from rules to severities. Write "cpu-request-missing: warning".'],
  ['root: 1', '1: root must be true or false. Write one of them without quotes.'],
  ['ignore: vendor', 'vendor: This must be a list of patterns. Write them as - "vendor/**", one a line.'],
  ['ignore: [1]', '1: This is no pattern. Write one such as "vendor/**".'],
  ['ignore: ["!a"]', '"!a": This is no pattern. Write one such as "vendor/**".'],
  [
    'overrides: { files: [] }',
    '{ files: [] }: overrides must be a list. Write entries of files and rules, each with "- ".',
  ],
  [
    'overrides: [{ rules: {} }]',
    '{ rules: {} }: An entry of overrides says which files it is for. Add a list of patterns under files.',
  ],
  ['overrides: [{ files: [a], rule: {} }]', 'rule: There is no setting "rule" here. Did you mean rules?'],
  ['- a', '- a: A .headroom.yaml is a mapping. Write keys such as rules and ignore.'],
])('%s', (text, expected) => {
  expect(wrong(text)).toEqual([`headroom-config ${expected}`]);
});

test('text that is no YAML is found as well', () => {
  expect(wrong('rules: [')).toEqual([expect.stringContaining('headroom-config')]);
});

test('the word that is proposed can be taken', () => {
  const file = readYaml('rules:\n  cpu-reqest-missing: off # why\n');
  const [finding] = readSettingsFile(file).findings;
  const [fix] = finding?.fixes ?? [];
  if (!finding || !fix) return expect.fail('no fix');
  expect(applyEdits(file.text, fixEdits(file, finding, fix))).toBe('rules:\n  cpu-request-missing: off # why\n');
});

test('what is wrong is left out, and the rest counts', () => {
  const { rules, ignore } = readSettingsFile(readYaml('rules: { nope: off, burner-rate: off }\nignore: [1, a/]\n'));
  expect([...rules]).toEqual([['burner-rate', { severity: 'off' }]]);
  expect(ignore).toHaveLength(1);
});
