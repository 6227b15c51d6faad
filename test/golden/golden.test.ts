import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applySafeFixes, fixEdits } from '../../src/lint/fix';
import { clusterOfTests } from './cluster-facts';
import { nothingElse } from '../../src/lint/found.test-data';
import { lint } from '../../src/lint/lint';
import { noNeighbours, type Neighbours } from '../../src/lint/neighbours';
import type { PlacedFinding } from '../../src/lint/placed-finding';
import { workspaceIndex } from '../../src/lint/workspace/workspace-index';
import { applyEdits } from '../../src/yaml/apply';
import { readYaml } from '../../src/yaml/read';

/*
 * `x.yaml` says at each line what is to be found there: # want "message" rule=id
 * `x.golden.yaml` is the text after --fix, or after the first suggestion of every finding where it says # apply suggestion
 * A case asks the rule of its folder and every rule that its text names (in a want, or an ignore comment); others are not
 * its subject. `# whole` in the first lines: nothing exists but this file, so rules may say that something is missing.
 * A folder inside, `<rule>/<case>/`, is a workspace: its files, in folders or not, are linted with the index of all of them.
 * In a case whose name begins with `good` nothing is to be found.
 * `# cluster: practice` gives the facts of cluster-facts.ts.
 * `# rule-on: id` switches a rule on that is off by default.
 * UPDATE_GOLDEN=1 npx vitest run --project golden writes the golden files anew: read the difference.
 */
const want = /# want ("(?:[^"\\]|\\.)*") rule=([\w-]+)/g;
const cases = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  name => name.endsWith('.yaml') && !name.endsWith('.golden.yaml'),
);

test.each(cases)('%s: finds what the comments want', name => {
  const text = read(name);
  const found = lintCase(name, text).map(
    ({ rule, message, range }) => `${range.start.line + 1} ${rule}: ${message}`,
  );
  expect(found.sort()).toEqual(wanted(text).sort());
});

const fixed = cases.filter(name => !name.endsWith('good.yaml') && !/\/good[^/]*\//.test(name));

test.each(fixed)('%s: becomes its golden file', name => {
  const golden = name.replace('.yaml', '.golden.yaml');
  const text = read(name);
  const result = header(text).includes('# apply suggestion') ? withSuggestions(name, text) : applySafeFixes(text, { neighbours: around(name, text) }).text;
  if (process.env['UPDATE_GOLDEN'] && result !== text) writeFileSync(path.join(import.meta.dirname, golden), result);
  expect(result).toBe(existsSync(path.join(import.meta.dirname, golden)) ? read(golden) : text);
});

/** The comment lines at the top, which say how to lint the case. */
function header(text: string): string {
  return /^(#[^\n]*\n)*/.exec(text)?.[0] ?? '';
}

function lintCase(name: string, text: string): readonly PlacedFinding[] {
  const [folder] = name.split(path.sep);
  const on = /# rule-on: ([\w-]+)/.exec(header(text))?.[1];
  return lint(readYaml(text), {
    hints: true,
    neighbours: around(name, text),
    ...(header(text).includes('# cluster: practice') && { cluster: clusterOfTests }),
    settings: id => (id === on ? { severity: 'warning' } : undefined),
  }).findings.filter(({ rule }) => rule === folder || text.includes(rule));
}

/** The other files of a workspace, or what the header says. */
function around(name: string, text: string): Neighbours {
  const [rule = '', workspace = '', ...inside] = name.split(path.sep);
  if (inside.length === 0) return header(text).includes('# whole') ? nothingElse : noNeighbours;
  const top = path.join(rule, workspace);
  const index = workspaceIndex(file => read(path.join(top, file)));
  const files = readdirSync(path.join(import.meta.dirname, top), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter(one => one.endsWith('.yaml') && !one.endsWith('.golden.yaml')))
    index.put(file.split(path.sep).join('/'), read(path.join(top, file)));
  index.put(inside.join('/'), text);
  index.isComplete = true;
  return index.neighboursOf(inside.join('/'));
}

function read(name: string): string {
  return readFileSync(path.join(import.meta.dirname, name), 'utf8');
}

function wanted(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(want)].map(([, message = '""', rule]) => `${index + 1} ${rule}: ${JSON.parse(message)}`),
    );
}

/** The first suggestion of every finding, one after the other, as a person would take them. */
function withSuggestions(name: string, text: string): string {
  const file = readYaml(text);
  const finding = lintCase(name, text).find(({ fixes }) => fixes.length > 0);
  const fix = finding?.fixes[0];
  if (!finding || !fix) return text;
  const next = applyEdits(text, fixEdits(file, finding, fix));
  if (next === text) throw new Error(`"${fix.title}" changes nothing`);
  return withSuggestions(name, next);
}
