import { expect, test } from 'vitest';
import { readYaml } from '../yaml/read';
import { placeOf } from './placing';

/** What is marked for a path in the first document. */
function marked(text: string, path: (string | number)[], at?: 'key'): string {
  const [document] = readYaml(text).documents;
  if (!document) return expect.fail('no document');
  const { span } = placeOf(text, document, { path, ...(at ? { at } : {}) });
  return text.slice(span.start, span.end);
}
const text = 'patches:\n  - |\n    kind: A\n\n    deep:\n      one: 127.0.0.1 # why\n  - "kind: B"\n';

test.each([
  ['a value', ['patches', 0, 'deep', 'one'], '127.0.0.1'],
  ['what is missing, at the key around it', ['patches', 0, 'deep', 'two'], 'deep'],
  ['nothing at all, at the kind', ['patches', 0, 'none'], 'A'],
  ['a text in quotes, whole', ['patches', 1, 'kind'], '"kind: B"'],
])('%s', (_, path, expected) => {
  expect(marked(text, path)).toBe(expected);
  expect(marked(text.replaceAll('\n', '\r\n'), path)).toBe(expected);
});

test('a document of which something is missing is marked at its kind', () => {
  expect(marked('# about\napiVersion: v1\nkind: Pod\n', ['spec'])).toBe('Pod');
});

test('a key', () => {
  expect(marked(text, ['patches', 0, 'deep', 'one'], 'key')).toBe('one');
});

test('an indentation indicator and tabs are no obstacle', () => {
  expect(marked('a: |2-\n    b: 1\n', ['a', 'b'])).toBe('1');
});
