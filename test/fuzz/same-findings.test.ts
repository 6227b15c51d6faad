import { expect, test } from 'vitest';
import { nothingElse } from '../../src/lint/found.test-data';
import { isRecord } from '../../src/kubernetes/object';
import { lint } from '../../src/lint/lint';
import type { PlacedFinding } from '../../src/lint/placed-finding';
import type { Path } from '../../src/yaml/place';
import { readYaml } from '../../src/yaml/read';
import { proofRuns } from '../proof-runs';
import { mutateValue } from './mutate-value';
import { randomFrom } from './random';
import { seeds } from './seeds';
import { asJson, asKyaml, asTabbedJson, asYaml, reordered, withAliases, withMergeKeys, type Writing } from './write';

/** What is compared: all but the place in the text. */
interface Said {
  readonly rule: string;
  readonly message: string;
  readonly path: Path;
  readonly of: string;
}

const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const writings: Readonly<Record<string, Writing>> = {
  KYAML: asKyaml,
  JSON: asJson,
  'JSON with tabs': asTabbedJson,
  CRLF: documents => crlf(asYaml(documents)),
  'KYAML with CRLF': documents => crlf(asKyaml(documents)),
  BOM: documents => `\ufeff${asYaml(documents)}`,
  'keys reordered': documents => asYaml(documents.map(reordered)),
};
/** What is written once is said once. */
const sharing: Readonly<Record<string, Writing>> = { aliases: withAliases, 'merge keys': withMergeKeys };

const texts = seeds().filter(text => !text.includes('{{'));
// Texts of YAML inside may hold comments that silence a rule; written in quotes they are none.
const files = texts
  .map(text => documentsOf(text.replaceAll('headroom-ignore:', 'ignored:')))
  .filter(documents => documents.length > 0);

test.each(texts)('the same with CRLF, and with a BOM: %#', text => {
  const lines = (given: string) =>
    said(given).map((one, i) => ({ ...one, line: findings(given)[i]?.range.start.line }));
  expect(lines(crlf(text))).toEqual(lines(text));
  expect(lines(`\ufeff${text}`)).toEqual(lines(text));
});

test.each(files)('the same in every writing: %#', (...documents) => {
  expectSame(documents);
});

test('the same in every writing of generated manifests', () => {
  const random = randomFrom(23);
  const runs = proofRuns(500);
  // Only files of which there is something to say: configs of loads among the seeds must not thin the test out.
  const told = files.filter(documents => said(asYaml(documents)).length > 0);
  let count = 0;
  for (let run = 0; run < runs; run++) {
    const file = random.any(told) ?? [];
    const others = random.any(files) ?? [];
    const documents = file.map(one => plain(mutateValue(one, others, random))).filter(isRecord);
    count += expectSame(documents);
  }
  expect(count).toBeGreaterThan(runs);
});

/** Compares every writing with plain YAML; gives how many findings there were. */
function expectSame(documents: readonly unknown[]): number {
  const wanted = said(asYaml(documents));
  for (const [name, write] of Object.entries(writings))
    expect({ name, said: said(write(documents)) }).toEqual({ name, said: wanted });
  for (const [name, write] of Object.entries(sharing)) {
    const found = said(write(documents));
    expect({ name, said: words(found) }).toEqual({ name, said: words(wanted) });
    expect(found.filter(one => !wanted.some(other => key(other) === key(one)))).toEqual([]);
  }
  if (documents.every(isObject))
    expect({ name: 'List', said: said(asYaml([asList(documents)])) }).toEqual({ name: 'List', said: inItems(wanted) });
  return wanted.length;
}

function findings(text: string): readonly PlacedFinding[] {
  return lint(readYaml(text), {
    hints: true,
    neighbours: nothingElse,
    settings: () => ({ severity: 'warning' }),
  }).findings;
}

function said(text: string): readonly Said[] {
  return findings(text)
    .map(({ rule, message, path, document, object }) => ({
      rule,
      message,
      path: [document, ...path],
      of: JSON.stringify(object),
    }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const key = ({ rule, message, path, of }: Said): string => JSON.stringify([rule, message, path, of]);
const words = (found: readonly Said[]) =>
  [...new Set(found.map(({ rule, message, of }) => `${rule}: ${message} ${of}`))].sort();
const inItems = (found: readonly Said[]) =>
  found.map(one => ({ ...one, path: [0, 'items', ...one.path] })).sort((a, b) => (key(a) < key(b) ? -1 : 1));
const asList = (items: readonly unknown[]) => ({ apiVersion: 'v1', kind: 'List', items });

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'apiVersion' in value && 'kind' in value;
}

/** The values of a text that JSON can hold as well. */
function documentsOf(text: string): readonly unknown[] {
  const { documents, problems } = readYaml(text);
  const values = documents.map(({ value }) => value).filter(value => value !== null && value !== undefined);
  return problems.length > 0 ? [] : values;
}

/** JSON knows no merge key; and what an action stands in is in doubt, which is another place when it is written elsewhere. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"<<":', '"x":').replaceAll('{{', '('));
}
