import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleIndex } from './rule-index';
import { ruleMetas, rulePage } from './rule-page';

const folder = new URL('../../docs/rules/', import.meta.url);

// UPDATE_RULE_PAGES=1 npx vitest run --project unit src/lint/rule-page.test.ts writes the pages anew.
if (process.env['UPDATE_RULE_PAGES']) {
  mkdirSync(folder, { recursive: true });
  for (const meta of ruleMetas) writeFileSync(new URL(`${meta.id}.md`, folder), rulePage(meta));
  writeFileSync(new URL('README.md', folder), ruleIndex());
}

test.each(ruleMetas)('the page of $id says what the rule says', meta => {
  expect(readFileSync(new URL(`${meta.id}.md`, folder), 'utf8')).toBe(rulePage(meta));
});

test('the table of all rules says what the rules say', () => {
  expect(readFileSync(new URL('README.md', folder), 'utf8')).toBe(ruleIndex());
});

test('there is no page without a rule', () => {
  const known = [...ruleMetas.map(({ id }) => `${id}.md`), 'README.md'];
  expect(readdirSync(folder).filter(name => !known.includes(name))).toEqual([]);
});
