import { posixClass } from './classes';
import { RegexError, type Matches } from './node';
import type { Reading } from './parse';
import { parseEscapedClass, parseEscapedCode } from './parse-escape';

/** A class in brackets, from `[` to after `]`. */
export function parseClass(reading: Reading): Matches {
  const { pattern, at: start } = reading;
  reading.at++;
  const negated = pattern[reading.at] === '^';
  if (negated) reading.at++;
  const parts: Matches[] = [];
  for (let isFirst = true; isFirst || pattern[reading.at] !== ']'; isFirst = false) {
    if (reading.at >= pattern.length) throw new RegexError('missing closing ]', pattern.slice(start));
    parts.push(parseNamed(reading) ?? parseRange(reading, start));
  }
  reading.at++;
  return code => parts.some(part => part(code)) !== negated;
}

function parseNamed(reading: Reading): Matches | undefined {
  const { pattern, at } = reading;
  if (pattern[at] === '\\') return parseEscapedClass(reading);
  if (!pattern.startsWith('[:', at)) return undefined;
  const end = pattern.indexOf(':]', at + 2);
  if (end < 0) return undefined;
  const matches = posixClass(pattern.slice(at + 2, end));
  if (matches === undefined) throw new RegexError('invalid character class range', pattern.slice(at, end + 2));
  reading.at = end + 2;
  return matches;
}

function parseRange(reading: Reading, start: number): Matches {
  const { pattern, at } = reading;
  const low = letterAt(reading, start);
  if (pattern[reading.at] !== '-' || pattern[reading.at + 1] === ']' || reading.at + 1 >= pattern.length) {
    return code => code === low;
  }
  reading.at++;
  const high = letterAt(reading, start);
  if (high < low) throw new RegexError('invalid character class range', pattern.slice(at, reading.at));
  return code => code >= low && code <= high;
}

function letterAt(reading: Reading, start: number): number {
  const { pattern, at } = reading;
  if (at >= pattern.length) throw new RegexError('missing closing ]', pattern.slice(start));
  if (pattern[at] === '\\') return parseEscapedCode(reading);
  const code = pattern.codePointAt(at) ?? 0;
  reading.at += String.fromCodePoint(code).length;
  return code;
}
