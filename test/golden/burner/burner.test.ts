import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planRun } from '../../../src/burner-config/plan-run';
import { readBurnerConfig } from '../../../src/burner-config/read-config';
import { burnerFindings } from '../../../src/lint/burner-findings';
import { burnerRules } from '../../../src/lint/burner-rules';
import { applySafeFixes, fixEdits } from '../../../src/lint/fix';
import { applyEdits } from '../../../src/yaml/apply';
import { readYaml } from '../../../src/yaml/read';

/*
 * Configs of kube-burner, each with all that is to be found in it: # want "message" rule=id
 * `x.golden.yml` is the text after the first fix of every finding, one after the other; with `# safe` after --fix only, without
 * the wants, for what moves never loses a comment.
 * In `good` configs nothing is to be found. Templates and profiles are in templates/. `# plans`: after the fixes nothing
 * but what has no fix is left, and the whole run can be planned; with `# clean` nothing at all is left.
 * UPDATE_GOLDEN=1 npx vitest run --project golden test/golden/burner writes the golden files anew.
 */
const here = import.meta.dirname;
const read = (name: string) => readFileSync(path.join(here, name), 'utf8');
const files = {
  read: (name: string) => (existsSync(path.join(here, name)) ? read(name) : undefined),
};
const names = ['cases', 'field-notes'].flatMap(folder =>
  readdirSync(path.join(here, folder))
    .filter(name => name.endsWith('.yml') && !name.endsWith('.golden.yml'))
    .map(name => `${folder}/${name}`),
);
const found = (text: string) => burnerFindings(readYaml(text), files) ?? [];
const said = (text: string) => found(text).map(({ rule, message, range }) => `${range.start.line + 1} ${rule}: ${message}`);

test.each(names)('%s: finds what the comments want', name => {
  const text = read(name);
  expect(said(text).sort()).toEqual(wanted(text).sort());
});

const broken = names.filter(name => !name.includes('good'));

test.each(broken)('%s: becomes its golden file', name => {
  const text = read(name);
  const result = /^# safe/m.test(text) ? applySafeFixes(text.replace(/ *# want .*$/gm, ''), { files }).text : withFixes(text);
  const golden = name.replace('.yml', '.golden.yml');
  if (process.env['UPDATE_GOLDEN'] && result !== text) writeFileSync(path.join(here, golden), result);
  expect(result).toBe(existsSync(path.join(here, golden)) ? read(golden) : text);
  if (/^# (plans|clean)/m.test(text)) planned(result);
  if (/^# clean/m.test(text)) expect(said(result)).toEqual([]);
});

test('every rule has a case, and a good one', () => {
  const ids = burnerRules.map(({ id }) => id);
  const texts = names.map(read);
  expect(ids.filter(id => !texts.some(text => text.includes(`rule=${id}`)))).toEqual([]);
  expect(ids.filter(id => !existsSync(path.join(here, 'cases', `${id}.good.yml`)))).toEqual([]);
});

function wanted(text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/# want ("(?:[^"\\]|\\.)*") rule=([\w-]+)/g)].map(
      ([, message = '""', rule]) => `${index + 1} ${rule}: ${JSON.parse(message)}`,
    ),
  );
}

/** The first fix of every finding, as a person would take them. */
function withFixes(text: string): string {
  let current = text;
  for (let round = 0; round < 50; round++) {
    const file = readYaml(current);
    const edits = found(current)
      .flatMap(finding => finding.fixes.slice(0, 1).map(fix => fixEdits(file, finding, fix)))
      .find(one => one.length > 0);
    if (edits === undefined) return current;
    current = applyEdits(current, edits);
  }
  throw new Error('the fixes do not come to an end');
}

function planned(text: string): void {
  const { config, findings } = readBurnerConfig(text, { name: 'config', files });
  if (config === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  const digest = (pieces: Iterable<string>) => [...pieces].reduce((hash, one) => hash.update(one), createHash('sha256')).digest('hex');
  const plan = planRun(config, { files, uuid: 'u', runId: 'r', seed: 1, digest });
  expect(plan.jobs.map(({ config: { name } }) => name)).toEqual(config.jobs.map(({ name }) => name));
  expect(plan.jobs.filter(({ requests }) => requests === 0)).toEqual([]);
}
