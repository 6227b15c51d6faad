import { expect, test } from 'vitest';
import { nothingElse } from '../../src/lint/found.test-data';
import { objectsIn } from '../../src/lint/lint';
import { readYaml } from '../../src/yaml/read';
import { everyRule, lintWith } from './every-rule';
import { seeds } from './seeds';
import { slotsOf } from './mutate-value';

/** JavaScript turns none of these into a text: an action inside a list is a symbol, and `toString` is a value here. */
const odd = ['[{{ .x }}]', '{toString: 1, valueOf: 1}', '[[{{ .x }}]]', '[{toString: {{ .x }}}]', '{{ .x }}', '[null]'];
const mark = 'in place of this';
/** In `npm test` some places and the first two values; in `npm run verify` all. */
const [step, values] = process.env['HEADROOM_VERIFY'] ? [1, odd] : [7, odd.slice(0, 2)];

test('no rule throws, whatever stands in the place of a value', { timeout: 3_600_000 }, () => {
  const faults = new Set<string>();
  for (const [index, text] of texts()
    .filter((_, at) => at % step === 0)
    .entries()) {
    for (const value of values) {
      const file = readYaml(text.replace(JSON.stringify(mark), value));
      try {
        lintWith(file, nothingElse, everyRule);
        const objects = objectsIn(file).map(one => ({ ...one, file: 'other.yaml' }));
        lintWith(beside, { ...nothingElse, objects }, everyRule);
      } catch (error) {
        faults.add(`${index} ${value}: ${error instanceof Error ? String(error.stack) : String(error)}\n${text}`);
      }
    }
  }
  expect([...faults].join('\n\n')).toBe('');
});

/** Workloads that look for others: what stands in another file. */
const beside = readYaml(seeds().filter(text => !text.includes('{{') && text.includes('kind: Deployment'))[0] ?? '');

/** Every seed as JSON with the mark in place of one value: each place that is alike once. */
function texts(): readonly string[] {
  const known = new Map<string, string>();
  for (const seed of seeds().filter(text => !text.includes('{{'))) {
    const documents = readYaml(seed).documents.map(({ value }) => structuredClone(value));
    for (const { holder, key } of slotsOf(documents)) {
      const old = Reflect.get(holder, key);
      Reflect.set(holder, key, mark);
      const text = documents.map(value => JSON.stringify(value)).join('\n---\n');
      Reflect.set(holder, key, old);
      const before = text.slice(0, text.indexOf(mark));
      const kind = /"kind":"\w+"(?!.*"kind":"\w+")/.exec(before)?.[0];
      known.set(`${kind} ${before.replaceAll(/[\d"]/g, '').slice(-60)}`, text);
    }
  }
  return [...known.values()];
}
