import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { burnerJsonSchema } from './json-schema';

const file = path.join(import.meta.dirname, '../../schemas/kube-burner.schema.json');

test('the committed schema is the one that the definition makes (UPDATE_SCHEMAS=1 writes it)', () => {
  const made = `${JSON.stringify(burnerJsonSchema(), undefined, 2)}\n`;
  if (process.env['UPDATE_SCHEMAS']) writeFileSync(file, made);
  expect(readFileSync(file, 'utf8')).toBe(made);
});

test('every key has a description to hover', () => {
  const bare: string[] = [];
  const walk = (schema: unknown, at: string) => {
    if (schema === null || typeof schema !== 'object') return;
    const { properties, items } = schema as { properties?: Record<string, { description?: string }>; items?: unknown };
    for (const [key, property] of Object.entries(properties ?? {})) {
      if (!property.description) bare.push(`${at}.${key}`);
      walk(property, `${at}.${key}`);
    }
    walk(items, `${at}[]`);
  };
  walk(burnerJsonSchema(), '');
  expect(bare).toEqual([]);
});
