import { expect, test } from 'vitest';
import { isListAt, keysAt } from '../../burner-config/schema/schema-at';
import { wordsAt } from '../../burner-config/schema/words-at';
import type { Path } from '../../yaml/place';
import { complete } from '../complete';
import { hover } from '../hover';
import { openAt } from './folder.test-data';

/** Every key that a config may have, with 0 for each list on the way. */
function everyKey(path: Path = []): Path[] {
  return keysAt(path).flatMap(key => {
    const inner = [...path, key];
    return [inner, ...everyKey(isListAt(inner) ? [...inner, 0] : inner)];
  });
}

/** A text with nothing but the way to a key; `last` stands in the place of that key. */
function textTo(path: Path, last: string): string {
  let [indent, dash] = ['', ''];
  return path
    .map((step, index) => {
      if (typeof step === 'number') {
        dash = '- ';
        return '';
      }
      const line = `${indent}${dash}${index === path.length - 1 ? last : `${step}:`}\n`;
      indent += dash === '' ? '  ' : '    ';
      dash = '';
      return line;
    })
    .join('');
}

const open = (text: string) => openAt(text, {}, 'load.kube-burner.yml');
const proposed = (text: string): string[] => {
  const { document, position, around } = open(text);
  return complete(document, position, around).map(({ label }) => label);
};

const keys = everyKey();
const withWords = keys.filter(path => wordsAt(path).length > 0);

test('there are many keys, and many that take one of few words', () => {
  expect(keys.length).toBeGreaterThan(150);
  expect(withWords.length).toBeGreaterThan(35);
});

test.each(keys.map(path => [path.join('.'), path] as const))('%s is proposed and explained', (_, path) => {
  const key = String(path.at(-1));
  expect(proposed(textTo(path, `${key[0]}|`))).toContain(key);
  const { document, position, around } = open(textTo(path, `${key[0]}|${key.slice(1)}:`));
  expect(hover(document, position, around)?.markdown).toContain(`**${key}** · `);
});

test.each(withWords.map(path => [path.join('.'), path] as const))('%s is offered its words', (_, path) => {
  expect(proposed(textTo(path, `${String(path.at(-1))}: |`))).toEqual([...wordsAt(path)]);
});
