import { perlClass, unicodeClass } from './classes';
import { RegexError, type Assertion, type Matches, type RegexNode } from './node';
import { one, type Reading } from './parse';

const ASSERTIONS: Readonly<Record<string, Assertion>> = { A: 'textStart', z: 'textEnd', b: 'word', B: 'noWord' };
const LETTERS: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** What stands at a backslash outside of a class. */
export function parseEscape(reading: Reading): RegexNode {
  const { pattern, at } = reading;
  const letter = pattern[at + 1] ?? '';
  const assertion = Object.hasOwn(ASSERTIONS, letter) ? ASSERTIONS[letter] : undefined;
  if (assertion !== undefined) {
    reading.at += 2;
    return { type: 'assert', assertion };
  }
  if (letter === 'C') throw new RegexError('invalid escape sequence', '\\C');
  const matches = parseEscapedClass(reading);
  if (matches !== undefined) return one(reading, matches);
  const code = parseEscapedCode(reading);
  return one(reading, candidate => candidate === code);
}

/** `\d` or `\pL`; nothing when the backslash means a single letter. */
export function parseEscapedClass(reading: Reading): Matches | undefined {
  const { pattern, at } = reading;
  const letter = pattern[at + 1] ?? '';
  const perl = perlClass(letter);
  if (perl !== undefined) {
    reading.at += 2;
    return perl;
  }
  if (letter !== 'p' && letter !== 'P') return undefined;
  const match = /^\\[pP](?:\{([^}]*)\}|([^{]))/u.exec(pattern.slice(at));
  const name = match?.[1] ?? match?.[2];
  const matches = name === undefined ? undefined : unicodeClass(name, letter === 'P');
  if (match === null || matches === undefined)
    throw new RegexError('invalid character class range', match?.[0] ?? pattern.slice(at));
  reading.at += match[0].length;
  return matches;
}

/** The letter behind a backslash. */
export function parseEscapedCode(reading: Reading): number {
  const { pattern, at } = reading;
  const rest = pattern.slice(at + 1);
  if (rest === '') throw new RegexError('trailing backslash at end of expression', '');
  const octal = /^(?:[1-7][0-7]{1,2}|0[0-7]{0,2})/.exec(rest)?.[0];
  const hex = /^x(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2}))/.exec(rest);
  const digits = hex?.[1] ?? hex?.[2];
  const first = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (octal !== undefined) return taken(reading, octal, parseInt(octal, 8));
  if (hex !== null && digits !== undefined && parseInt(digits, 16) <= 0x10ffff)
    return taken(reading, hex[0], parseInt(digits, 16));
  const control = Object.hasOwn(LETTERS, first) ? LETTERS[first] : undefined;
  if (control !== undefined) return taken(reading, first, control);
  if (/^[\0-\x7f]$/.test(first) && !/[0-9A-Za-z]/.test(first)) return taken(reading, first, first.charCodeAt(0));
  throw new RegexError('invalid escape sequence', `\\${badEscape(rest, first)}`);
}

const badEscape = (rest: string, first: string) =>
  first === 'x' ? (/^x(?:\{[0-9a-fA-F]*.?|[^{]{0,2})/u.exec(rest)?.[0] ?? first) : first;

function taken(reading: Reading, text: string, code: number): number {
  reading.at += 1 + text.length;
  return code;
}
