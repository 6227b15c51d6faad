import { expect, test } from 'vitest';
import { lineSplitter } from './lines';

function split(chunks: readonly Buffer[]): string[] {
  const lines: string[] = [];
  chunks.forEach(lineSplitter(line => lines.push(line)));
  return lines;
}

test('lines come whole however the bytes were cut, also inside a character', () => {
  const bytes = Buffer.from('{"a":"größe"}\n\n{"b":"日本"}\nunfinished');
  for (let size = 1; size <= bytes.length; size++) {
    const chunks: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
    expect(split(chunks)).toEqual(['{"a":"größe"}', '{"b":"日本"}']);
  }
});
