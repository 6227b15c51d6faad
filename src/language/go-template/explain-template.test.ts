import { expect, test } from 'vitest';
import { openAt, type Folder } from '../burner/folder.test-data';
import { hover } from '../hover';
import { signatureHelp, type Signature } from './signature';

const folder: Folder = {
  'config.yml':
    'jobs:\n  - name: load\n    jobIterations: 3\n    objects:\n      - { objectTemplate: a.yml, inputVars: { size: 10, image: { tag: "1" } } }\n',
};
function hoverAt(marked: string, files = folder, name?: string): string | undefined {
  const { document, position, around } = openAt(marked, files, name);
  return hover(document, position, around)?.markdown;
}
function signatureAt(marked: string): Signature | undefined {
  const { document, position, around } = openAt(marked, folder);
  return signatureHelp(document, position, around);
}

test.each([
  ['a: {{ ran|dAlphaNum 5 }}', /randAlphaNum <length int> → string[^]*seed of the run[^]*sprig/],
  ['a: {{ .Itera|tion }}', /^\*\*\.Iteration\*\* · int, from 0/],
  ['a: {{ .si|ze }}', /`10` in job load of config\.yml/],
  ['a: {{ .image.t|ag }}', /^\*\*\.image\.tag\*\* · "1"/],
  ['{{ range until 3 }}{{ $.si|ze }}{{ end }}', /^\*\*\.size/],
  ['{{ $x := add 1 2 }}\na: {{ $|x }}', /^\*\*\$x\*\* := `add 1 2`, line 1$/],
  ['{{ range $i, $e := until 3 }}{{ $|e }}{{ end }}', /element of until 3/],
  ['{{ ra|nge until 3 }}{{ end }}', /the data of the template is `\$`/],
  ['{{ if .size }}{{ e|nd }}', /Ends the innermost/],
  ['{{ define "x" }}{{ end }}{{ template "|x" }}', /defined in this file/],
  ['a: {{ |$.size }}', /the data of the template/],
])('%s', (text, expected) => {
  expect(hoverAt(text)).toMatch(expected);
});

test.each([
  '{{ range until 3 }}{{ .si|ze }}{{ end }}',
  'a: {{ nop|e }}',
  'a: {{ .no|pe }}',
  'a: {{ 1|2 }}',
  '{{ define "x" }}{{ .si|ze }}{{ end }}',
])('nothing is said about %s', text => {
  expect(hoverAt(text)).toBeUndefined();
});

test('a config is explained key by key, and word by word', () => {
  const config = (line: string): string => `jobs:\n  - name: a\n    jobIterations: 1\n${line}\n`;
  expect(hoverAt(config('    q|ps: 5'), {})).toMatch(/^\*\*qps\*\* · number, by default `5`/);
  expect(hoverAt(config('    jobType: del|ete'), {})).toContain('`delete`: Lists by `labelSelector`');
  expect(hoverAt(config('global:\n  time|out: 1h'), {})).toContain('is ignored');
  expect(hoverAt(config('    namespaceLabels: { a|pp: x }'), {})).toBeUndefined();
  expect(hoverAt(config('    qps: {{ .Q|PS }}'), {})).toContain('--user-data');
});

test.each([
  ['a: {{ trunc | }}', 'trunc <length int> <text string> → string', 0],
  ['a: {{ trunc 5 | }}', 'trunc <length int> <text string> → string', 1],
  ['a: {{ trunc 5 .si| }}', 'trunc <length int> <text string> → string', 1],
  ['a: {{ add 1 (trunc | }}', 'trunc <length int> <text string> → string', 0],
  ['a: {{ sub (add 1 2) | }}', 'sub <left any> <right any> → int64', 1],
  ['{{ if eq | }}', 'eq <first any> <other any>... → bool', 0],
  ['{{ $x := sub $.a.b | }}', 'sub <left any> <right any> → int64', 1],
  ['a: {{ add 1 2 3 | }}', 'add <number any>... → int64', 0],
])('%s calls', (text, label, active) => {
  expect(signatureAt(text)).toMatchObject({ label, active });
});

test.each(['a: {{ tru|nc }}', 'a: {{ .size | }}', 'a: {{ uuidv4 | }}', 'trunc |'])('%s calls nothing', text => {
  expect(signatureAt(text)).toBeUndefined();
});
