import { fixed, type Functions } from '../function';
import { isSpace, lowerCase, lowerLetter, upperLetter } from '../text-case';

const isConnector = (letter: string) => letter === '-' || letter === '_' || isSpace(letter);
const isUpper = (letter: string) => /\p{Lu}/u.test(letter);

/** Upper camel case as github.com/huandu/xstrings v1.5.0 makes it: connectors at the edges and doubled ones stay. */
function pascalCase(text: string): string {
  const letters = [...text];
  const first = letters.findIndex(letter => !isConnector(letter));
  // The library writes the last connector once more.
  if (first < 0) return text + (letters.at(-1) ?? '');
  let result = letters.slice(0, first).join('');
  let current = letters[first] ?? '';
  let wordIsUpper = isUpper(current);
  current = upperLetter(current);
  for (const next of letters.slice(first + 1)) {
    const before = current;
    current = next;
    if (isConnector(before)) {
      if (isConnector(current)) {
        result += before;
        continue;
      }
      wordIsUpper = isUpper(current);
      current = upperLetter(current);
      continue;
    }
    if (wordIsUpper && isUpper(current)) current = lowerLetter(current);
    else wordIsUpper = false;
    result += before;
  }
  return result + current;
}

type WordType = 'connector' | 'punctuation' | 'upper' | 'letters' | 'number' | 'other' | 'end';
interface Word {
  readonly type: WordType;
  readonly text: string;
}

/** Letters that have no case, such as Chinese, count as no letters there. */
const LETTER = String.raw`(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])\p{L}`;
const SMALL = String.raw`(?!\p{Lu})${LETTER}`;
const PATTERNS: readonly (readonly [WordType, RegExp])[] = [
  ['connector', /[-_\s\x85]+/uy],
  ['punctuation', /(?![-_])\p{P}+/uy],
  ['upper', new RegExp(String.raw`\p{Lu}+(?=\p{Lu}${SMALL})|\p{Lu}{2,}|\p{Lu}(?:${SMALL})*`, 'uy')],
  ['letters', new RegExp(`(?:${SMALL})+`, 'uy')],
  ['number', /\p{N}+/uy],
  ['other', new RegExp(String.raw`(?:(?![-_\s\x85\p{N}\p{P}]|${LETTER})[^])+`, 'uy')],
];

function words(text: string): Word[] {
  const found: Word[] = [];
  for (let at = 0; at < text.length;) {
    const word = wordAt(text, at);
    found.push(word);
    at += word.text.length;
  }
  return found;
}

function wordAt(text: string, at: number): Word {
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    if (match !== undefined) return { type, text: match };
  }
  return { type: 'other', text: text.slice(at, at + 1) };
}

/** Words parted by a connector, as github.com/huandu/xstrings v1.5.0 parts them: digits go with the letters after them. */
function connected(text: string, connector: string): string {
  const all = words(text);
  let at = 0;
  let result = '';
  const type = (): WordType => all[at]?.type ?? 'end';
  const put = (word = all[at]): void => {
    if (word === undefined) return;
    const lowered = word.type === 'upper' ? lowerCase(word.text) : word.text;
    result += word.type === 'connector' ? [...word.text].map(() => connector).join('') : lowered;
  };
  const joinsOn = () => type() === 'letters' || type() === 'number';
  const putJoined = () => {
    for (; joinsOn(); at++) put();
  };
  const apart = () => {
    if (type() !== 'connector' && type() !== 'punctuation') result += connector;
  };
  while (at < all.length - 1) {
    if (type() !== 'connector') put();
    const before = all[at++];
    if (before?.type === 'number') {
      putJoined();
      if (type() !== 'end') apart();
    } else if (before?.type === 'connector') put(before);
    else if (before?.type !== 'punctuation') {
      if (type() !== 'number') {
        apart();
        continue;
      }
      if (at === all.length - 1) continue;
      const number = all[at++];
      if (type() !== 'letters') {
        put(number);
        apart();
        continue;
      }
      result += connector;
      put(number);
      putJoined();
      if (type() !== 'end') apart();
    }
  }
  put();
  return result;
}

function swapped(letter: string): string {
  if (/\p{Lu}|\p{Lt}/u.test(letter)) return lowerLetter(letter);
  return /\p{Ll}/u.test(letter) ? upperLetter(letter) : letter;
}

/** Capital letters change, small ones too; the first small one of each word becomes its title form. */
const swapCase = (text: string) => Array.from(text, swapped).join('');

function untitled(text: string): string {
  let starts = true;
  return Array.from(text, letter => {
    const lowered = starts && !isSpace(letter) ? lowerLetter(letter) : letter;
    starts = isSpace(letter);
    return lowered;
  }).join('');
}

/** sprig: upper and lower case of words. */
export const cases: Functions = {
  camelcase: fixed(['string'], pascalCase),
  snakecase: fixed(['string'], text => connected(text, '_')),
  kebabcase: fixed(['string'], text => connected(text, '-')),
  swapcase: fixed(['string'], swapCase),
  untitle: fixed(['string'], untitled),
};
