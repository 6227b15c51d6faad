import { expect, test } from 'vitest';
import { difference } from './difference';

const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}`);
const text = (...parts: (string | readonly string[])[]) => `${parts.flat().join('\n')}\n`;

test('shows what changed with three lines around it', () => {
  const before = text(lines(1, 10));
  const after = text(lines(1, 4), 'new', lines(6, 10));
  expect(difference('a.yaml', before, after)).toBe(
    '--- a.yaml\n+++ a.yaml\n@@ -2,7 +2,7 @@\n line 2\n line 3\n line 4\n-line 5\n+new\n line 6\n line 7\n line 8\n',
  );
});

test('changes far from each other stand in hunks of their own, near ones in one', () => {
  const before = text(lines(1, 30));
  const after = text(lines(1, 2), 'x', lines(3, 6), lines(8, 24), 'y', lines(25, 30));
  const places = difference('a', before, after)
    .split('\n')
    .filter(line => line.startsWith('@@'));
  expect(places).toEqual(['@@ -1,10 +1,10 @@', '@@ -22,6 +22,7 @@']);
});

test('nothing changed says nothing', () => {
  expect(difference('a', 'x\n', 'x\n')).toBe('');
});
