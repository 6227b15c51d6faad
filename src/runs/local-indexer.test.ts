import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { indexLocally } from './local-indexer';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'headroom-indexer-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const stored = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));

test('documents are one array, and a later run adds to it', async () => {
  expect(await indexLocally(folder, 'jobSummary', [{ a: 1 }])).toBe(1);
  expect(await indexLocally(folder, 'jobSummary', [{ a: 2 }, { a: 'ü' }])).toBe(2);
  expect(stored('jobSummary')).toEqual([{ a: 1 }, { a: 2 }, { a: 'ü' }]);
});

test('an empty array of kube-burner takes documents, too', async () => {
  writeFileSync(path.join(folder, 'x.json'), '[]');
  await indexLocally(folder, 'x', [{ a: 1 }]);
  expect(stored('x')).toEqual([{ a: 1 }]);
});

test('many documents are written piece by piece', async () => {
  const rows = Array.from({ length: 40_000 }, (_, n) => ({ n, name: `pod-${n}` }));
  expect(await indexLocally(folder, 'many', rows.values())).toBe(rows.length);
  expect(stored('many')).toEqual(rows);
});

test('without documents there is no file', async () => {
  expect(await indexLocally(path.join(folder, 'none'), 'x', [])).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that holds something else is left as it is', async () => {
  writeFileSync(path.join(folder, 'x.json'), '{"mine":1}');
  await expect(indexLocally(folder, 'x', [{ a: 1 }])).rejects.toThrow('is not a JSON array of documents');
  expect(stored('x')).toEqual({ mine: 1 });
  expect(readdirSync(folder)).toEqual(['x.json']);
});
