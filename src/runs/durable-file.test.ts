import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeDurably } from './durable-file';

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'headroom-durable-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test('a file is written whole, for its owner alone, with the folders above it', async () => {
  const file = path.join(folder(), 'a', 'b', 'journal.json');
  await writeDurably(file, 'old');
  await writeDurably(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.dirname(file))).toEqual(['journal.json']);
});

test('where it cannot be put into its place, nothing half-made stays', async () => {
  const at = folder();
  mkdirSync(path.join(at, 'taken', 'by a folder'), { recursive: true });
  await expect(writeDurably(path.join(at, 'taken'), 'text')).rejects.toThrow();
  expect(readdirSync(at)).toEqual(['taken']);
});
