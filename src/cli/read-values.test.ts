import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { renderTemplate } from '../template/render';
import { readValues } from './read-values';

const folder = mkdtempSync(path.join(tmpdir(), 'headroom-values-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'values.yml');
function values(text: string): Readonly<Record<string, unknown>> {
  writeFileSync(file, text);
  return readValues(file);
}
const printed = (text: string, template: string) => renderTemplate(template, values(text), { name: 't' }).text;

// What Go printed for yaml.v3's values, fmt's %T and %v.
test.each([
  ['1.0', 'float64 1'],
  ['1e6', 'float64 1e+06'],
  ['.5', 'float64 0.5'],
  ['010', 'int 8'],
  ['9223372036854775808', 'uint64 9223372036854775808'],
  ['18446744073709551616', 'float64 1.8446744073709552e+19'],
  ['1e400', 'string 1e400'],
  ['2026-01-02', 'time.Time 2026-01-02 00:00:00 +0000 UTC'],
  ['2001-12-14t21:59:43.10-05:00', 'time.Time 2001-12-14 21:59:43.1 -0500 -0500'],
  ['2026-13-02', 'string 2026-13-02'],
  ['2026-02-30', 'string 2026-02-30'],
  ['yes', 'string yes'],
  ['"1.0"', 'string 1.0'],
  ['"{{ .x }}"', 'string {{ .x }}'],
])('%s is %s, as in Go', (written, said) => {
  expect(printed(`a: ${written}\n`, '{{ printf "%T %v" .a .a }}')).toBe(said);
  expect(printed(`{"a": [${written}]}`, '{{ $b := index .a 0 }}{{ printf "%T %v" $b $b }}')).toBe(said);
});

test.each([
  ['', /the file with values is empty/],
  ['a: [1', /values\.yml:\d+:\d+: \w/],
  ['- 1', /values are a mapping/],
])('%j ends in a sentence', (text, sentence) => expect(() => values(text)).toThrow(sentence));
