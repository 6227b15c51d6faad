import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { comparable, ours, type Outcome, type TemplateCase } from './like-go.test-data';
import { serverOnly } from './sprig/server-only';
import { templateFunctions } from './template-functions';

const folder = path.join(import.meta.dirname, '../../test/vectors/template');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));

function vectors(cases: string, golden: string): readonly (TemplateCase & { readonly want: Outcome })[] {
  const results = read(golden) as readonly Outcome[];
  return (read(cases) as readonly TemplateCase[]).map((given, index) => ({ ...given, want: results[index] ?? {} }));
}

// test/vectors/template/main.go made the results with Go's text/template and sprig.
test.each(vectors('cases.json', 'golden.json'))('renders $template as Go does', ({ want, ...given }) => {
  expect(comparable(ours(given), true)).toEqual(comparable(want, true));
});

test.each(vectors('generated-cases.json', 'generated-golden.json'))(
  'renders generated $template as Go does',
  ({ want, ...given }) => {
    expect(comparable(ours(given), true)).toEqual(comparable(want, true));
  },
);

interface FunctionCases extends Pick<TemplateCase, 'data' | 'files'> {
  readonly functions: Readonly<Record<string, readonly string[]>>;
}
const { functions, ...shared } = read('function-cases.json') as FunctionCases;
const functionResults = read('function-golden.json') as Readonly<Record<string, readonly Outcome[]>>;

/** Their errors come from Go's parsers of JSON and of times, which say where; ours say that. */
const OWN_WORDS = new Set(['mustFromJson', 'mustToDate']);

test.each(Object.entries(functions))('%s does what Go’s does', (name, expressions) => {
  const withMessage = !OWN_WORDS.has(name);
  expressions.forEach((expression, index) => {
    const template = `{{ ${expression} }}`;
    const got = comparable(ours({ ...shared, template }), withMessage);
    expect({ template, ...got }).toEqual({
      template,
      ...comparable(functionResults[name]?.[index] ?? {}, withMessage),
    });
  });
});

test('every function has at least three cases, but for those that only kube-burner can run', () => {
  const names = templateFunctions.map(({ name }) => name);
  const few = names.filter(name => (functions[name]?.length ?? 0) < 3);
  expect(few).toEqual(Object.keys(serverOnly).sort());
});
