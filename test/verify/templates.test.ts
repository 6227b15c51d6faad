import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { comparable, ours, type Outcome, type TemplateCase } from '../../src/template/like-go.test-data';
import { askGoProgram, goProgram, whyNoGo } from '../vectors/go-program';
import { sourceOf, type SourceName } from './kube-burner.mjs';

const noGo = await whyNoGo();

/** What kube-burner gives to every object template. */
const GIVEN = {
  Iteration: 3,
  Replica: 2,
  JobName: 'a-job',
  UUID: '6f3c1f2e-0000-4000-8000-5d1f8a2b3c4d',
  RunID: 'run-1',
};
/** Any other name has one of these in turn, since wrappers set them from flags. */
const VALUES: readonly unknown[] = [
  2,
  '5',
  true,
  false,
  'node-role.kubernetes.io/worker=',
  '10.0.0.1 10.0.0.2 10.0.0.3',
  ['a', 'b'],
];

/** Files for ReadFile, called as the values are. */
const FILES = { '5': 'ssh-rsa AAAA\n', a: 'x' };

/** Files with actions; workflows and dashboards have braces of their own. */
function templatesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(?:ya?ml|json|tpl|tmpl)$/.test(name) && !/^\.github|grafana/.test(name))
    .map(name => path.join(folder, name))
    .filter(file => readFileSync(file, 'utf8').includes('{{'));
}

const namesIn = (text: string) => [
  ...new Set([...text.matchAll(/[\s(|,{]\$?\.([A-Za-z_]\w*)/g)].map(([, name = '']) => name)),
];

function casesOf(text: string, inputVars: readonly object[], shared: TemplateCase['shared'] = []): TemplateCase[] {
  const datasets = [...VALUES.map(value => Object.fromEntries(namesIn(text).map(name => [name, value]))), ...inputVars];
  const mixed = VALUES.map((_, shift) =>
    Object.fromEntries(namesIn(text).map((name, index) => [name, VALUES[(index + shift) % VALUES.length]])),
  );
  const first = datasets[0] ?? {};
  return [...datasets, ...mixed].flatMap(data =>
    (['error', 'zero'] as const).map(missingKey => ({
      template: text,
      data: JSON.stringify({ ...first, ...GIVEN, ...data }),
      missingKey,
      shared,
      files: FILES,
    })),
  );
}

/** The inputVars that configs give to each template, by the template's base name. */
function inputVarsIn(texts: readonly string[]): ReadonlyMap<string, readonly object[]> {
  const found = new Map<string, object[]>();
  for (const text of texts.filter(text => text.includes('objectTemplate'))) {
    for (const given of casesOf(text, [])) {
      const rendered = ours(given).text;
      if (rendered !== undefined) for (const document of parseAllDocuments(rendered)) collect(document.toJS(), found);
    }
  }
  return found;
}

function collect(value: unknown, found: Map<string, object[]>): void {
  if (typeof value !== 'object' || value === null) return;
  const { objectTemplate, inputVars } = value as { objectTemplate?: unknown; inputVars?: unknown };
  if (typeof objectTemplate === 'string' && typeof inputVars === 'object' && inputVars !== null) {
    const name = path.basename(objectTemplate);
    const known = found.get(name) ?? [];
    if (!known.some(one => JSON.stringify(one) === JSON.stringify(inputVars))) found.set(name, [...known, inputVars]);
  }
  for (const item of Object.values(value)) collect(item, found);
}

describe.each<SourceName>(['kube-burner', 'kube-burner-ocp'])('templates of %s', name => {
  const { folder, why = noGo } = sourceOf(name);
  test.skipIf(why !== undefined)(
    `every one renders as Go renders it${why === undefined ? '' : ` (${why})`}`,
    async () => {
      const program = await goProgram(path.join(import.meta.dirname, '../vectors/template'));
      const files = templatesOf(folder ?? '');
      const texts = new Map(files.map(file => [file, readFileSync(file, 'utf8')]));
      const inputVars = inputVarsIn([...texts.values()]);
      const shared = files
        .filter(file => /\.tpl$/.test(file))
        .map(file => ({ name: path.basename(file), text: texts.get(file) ?? '' }));
      let [renderings, rendered] = [0, 0];
      const onlyErrors: string[] = [];
      for (const [file, text] of texts) {
        const cases = casesOf(text, inputVars.get(path.basename(file)) ?? [], shared);
        const wanted = ((await askGoProgram(program, cases)) as readonly Outcome[]).map(want => comparable(want, true));
        cases.forEach((given, index) =>
          expect({ file, ...comparable(ours(given), true) }).toEqual({ file, ...wanted[index] }),
        );
        renderings += cases.length;
        if (wanted.some(({ error }) => error === undefined)) rendered++;
        else onlyErrors.push(path.relative(folder ?? '', file));
      }
      console.log(
        `${name}: ${rendered} of ${files.length} templates render alike, in ${renderings} renderings; with errors alike: ${onlyErrors.join(', ') || 'none'}`,
      );
      expect(rendered).toBeGreaterThan(20);
    },
  );
});
