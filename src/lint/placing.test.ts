import { expect, test } from 'vitest';
import { readYaml } from '../yaml/read';
import { placeOf } from './placing';

function marked(text: string, path: readonly (string | number)[]): string {
  const [document] = readYaml(text).documents;
  if (!document) throw new Error('no document');
  const { span } = placeOf(text, document, { path });
  return text.slice(span.start, span.end);
}

test('what is missing in something long is shown on its first line, without the comment', () => {
  expect(marked('a:\n  - name: web # the front\n    image: nginx\n', ['a', 0, 'resources'])).toBe('name: web');
  expect(marked('a:\r\n  - name: web   \r\n    image: nginx\r\n', ['a', 0, 'resources'])).toBe('name: web');
});

test('a value on one line is shown whole', () => {
  expect(marked('a: "x # y" # z\n', ['a'])).toBe('"x # y"');
});
