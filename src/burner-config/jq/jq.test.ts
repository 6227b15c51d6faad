import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { askGoProgram, goProgram } from '../../../test/vectors/go-program';
import { expressions, inputs } from './cases.test-data';
import { jqProblem, readJq } from './jq';
import { JqError } from './jq-error';

/*
 * test/vectors/jq/golden.json: what gojq v0.12.19, kube-burner's own jq, gives for each expression and input.
 * UPDATE_JQ=1 builds the Go program and writes it anew.
 */
const folder = path.join(import.meta.dirname, '../../../test/vectors/jq');
const golden = path.join(folder, 'golden.json');

/** The program gives so many. */
const MOST = 20;

interface Answer {
  readonly refused?: boolean;
  readonly results: readonly unknown[];
}
type Golden = Readonly<Record<string, readonly Answer[]>>;

async function written(): Promise<Golden> {
  if (process.env['UPDATE_JQ']) {
    const questions = expressions.flatMap(expression => inputs.map(input => ({ expression, input })));
    const answers = (await askGoProgram(await goProgram(folder), questions)) as readonly Answer[];
    const of = (at: number) => answers.slice(at * inputs.length, (at + 1) * inputs.length);
    const byExpression = Object.fromEntries(expressions.map((expression, at) => [expression, of(at)]));
    writeFileSync(golden, `${JSON.stringify(byExpression, null, 1)}\n`);
  }
  return JSON.parse(readFileSync(golden, 'utf8')) as Golden;
}
const answers = await written();

function ours(expression: string, input: unknown): Answer {
  if (jqProblem(expression) !== undefined) return { refused: true, results: [] };
  const results = [...readJq(expression)(input)].slice(0, MOST);
  return { results: JSON.parse(JSON.stringify(results)) as unknown[] };
}

test.each(expressions)('%s gives what gojq gives', expression => {
  const theirs = answers[expression] ?? [];
  expect(theirs).toHaveLength(inputs.length);
  for (const [at, input] of inputs.entries()) {
    const { refused, results } = theirs[at] ?? { results: [] };
    expect(ours(expression, input)).toEqual(refused ? { refused, results } : { results });
  }
});

test.each([
  ['def f: 1; f', 'def is not among the forms that Headroom knows'],
  ['reduce .[] as $x (0; . + 1)', 'reduce is not among'],
  ['.a |= 1', '|= changes a value'],
  ['@base64', '@base64 is not among'],
  ['', 'the expression is empty'],
  ['now', 'now/0 is not among the functions that Headroom knows'],
  ['. as [$a] | $a', 'patterns are not known'],
])('%s is refused in words', (expression, sentence) => {
  expect(jqProblem(expression)).toContain(sentence);
  expect(() => readJq(expression)).toThrow(JqError);
});
