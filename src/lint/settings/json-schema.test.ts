import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ruleMetas } from '../rule-page';
import { settingsJsonSchema } from './json-schema';

const file = path.join(import.meta.dirname, '../../../schemas/headroom.schema.json');

test('the committed schema is the one that the rules make (UPDATE_SCHEMAS=1 writes it)', () => {
  const made = `${JSON.stringify(settingsJsonSchema(), undefined, 2)}\n`;
  if (process.env['UPDATE_SCHEMAS']) writeFileSync(file, made);
  expect(readFileSync(file, 'utf8')).toBe(made);
});

test('no option of a rule is called as its severity is, and every option says what it means', () => {
  const options = ruleMetas.flatMap(({ options = [] }) => options);
  expect(options.filter(({ name, description }) => name === 'severity' || description === '')).toEqual([]);
});
