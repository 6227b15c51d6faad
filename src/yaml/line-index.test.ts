import fc from '../../test/fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from './apply';
import { lineIndex } from './line-index';
import { proofRuns } from '../../test/proof-runs';

test.each([
  [0, 0, 0],
  [2, 0, 2],
  [3, 1, 0],
  [6, 2, 0],
  [9, 3, 2],
  [99, 3, 2],
])('offset %d of three line breaks is line %d, character %d', (offset, line, character) => {
  expect(lineIndex('ab\nc\r\n\r😀').position(offset)).toEqual({ line, character });
});

test('an offset survives the way to a position and back, but for the middle of a line break', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', '😀')), fc.nat(), (parts, pick) => {
      const text = parts.join('');
      const offset = pick % (text.length + 1);
      fc.pre(text.slice(offset - 1, offset + 1) !== '\r\n');
      const lines = lineIndex(text);
      expect(lines.offset(lines.position(offset))).toBe(offset);
    }),
    { numRuns: proofRuns(100) },
  );
});

test('positions beyond a line or the text are brought back into it', () => {
  const lines = lineIndex('ab\ncd');
  expect([lines.offset({ line: 0, character: 9 }), lines.offset({ line: 7, character: 0 })]).toEqual([2, 5]);
});

test('edits are made in the order of the text, and refused when they overlap', () => {
  const edits = [
    { span: { start: 3, end: 4 }, newText: 'D' },
    { span: { start: 0, end: 1 }, newText: '' },
  ];
  expect(applyEdits('abcd', edits)).toBe('bcD');
  expect(() => applyEdits('abcd', [...edits, { span: { start: 2, end: 4 }, newText: '' }])).toThrow('overlap');
});
