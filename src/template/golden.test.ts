import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { MissingKey } from './evaluation';
import { burnerFunctions } from './functions';
import { renderTemplate } from './render';
import { seededRandom } from './sprig/randomness';
import { TemplateError } from './template-error';

interface Case {
  readonly template: string;
  /** YAML. */
  readonly data: string;
  readonly missingKey?: MissingKey;
}
interface Result {
  readonly text?: string;
  readonly error?: string;
}

const folder = path.join(import.meta.dirname, '../../test/vectors/template');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));

const functions = burnerFunctions({ random: seededRandom(1), readFile: () => undefined, env: {} });

function rendered({ template, data, missingKey = 'error' }: Case): Result {
  try {
    const values: unknown = parse(data, { intAsBigInt: true });
    return { text: renderTemplate(template, values, { name: 't', missingKey, functions }).text };
  } catch (error) {
    if (error instanceof TemplateError) return { error: error.message };
    throw error;
  }
}

function vectors(cases: string, golden: string): readonly (Case & { readonly want: Result })[] {
  const results = read(golden) as readonly Result[];
  return (read(cases) as readonly Case[]).map((given, index) => {
    const { text = '', error } = results[index] ?? {};
    return { ...given, want: error === undefined ? { text } : { error } };
  });
}

// test/vectors/template/main.go made the results with Go's text/template and sprig.
test.each(vectors('cases.json', 'golden.json'))('renders $template as Go does', given => {
  expect(rendered(given)).toEqual(given.want);
});

test.each(vectors('generated-cases.json', 'generated-golden.json'))('renders generated $template as Go does', given => {
  expect(rendered(given)).toEqual(given.want);
});
