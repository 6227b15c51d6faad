import { RegexError, type RegexNode } from './node';
import { parseChoice, parseRepeats, type Flags, type Reading } from './parse';

/** Go allows as many groups, one in the other. */
const DEEPEST = 1000;

/** A group from `(` to after `)`; nothing where it only sets flags. */
export function parseGroup(reading: Reading): RegexNode[] {
  const { pattern } = reading;
  if (++reading.depth > DEEPEST) throw new RegexError('expression nests too deeply', pattern);
  const outer = reading.flags;
  const index = openGroup(reading);
  if (index === 'flags') {
    reading.depth--;
    return [];
  }
  const part = parseChoice(reading);
  if (pattern[reading.at] !== ')') throw new RegexError('missing closing )', pattern);
  reading.at++;
  reading.flags = outer;
  reading.depth--;
  return [parseRepeats(reading, index === undefined ? part : { type: 'group', part, index })];
}

/** Reads `(`, `(?P<name>`, `(?i:` or `(?i)`; gives the number of the group, nothing for none. */
function openGroup(reading: Reading): number | 'flags' | undefined {
  const rest = reading.pattern.slice(reading.at);
  if (!rest.startsWith('(?')) {
    reading.at++;
    return ++reading.groups;
  }
  const named = /^\(\?P?<([^>]*)>/.exec(rest);
  if (named !== null && !/^\(\?<[=!]/.test(rest)) {
    const [text, name = ''] = named;
    if (!/^\w+$/.test(name)) throw new RegexError('invalid named capture', text);
    if (reading.names.has(name)) throw new RegexError('duplicate capture group name', name);
    reading.at += text.length;
    reading.names.set(name, ++reading.groups);
    return reading.groups;
  }
  const set = /^\(\?([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest);
  if (set === null) throw badGroup(rest);
  const [text, on = '', off = '', end] = set;
  if (text === '(?)') throw new RegexError('missing argument to repetition operator', '?');
  reading.at += text.length;
  const flag = (name: keyof Flags) => (off.includes(name) ? false : on.includes(name) || reading.flags[name]);
  reading.flags = { i: flag('i'), m: flag('m'), s: flag('s'), U: flag('U') };
  return end === ')' ? 'flags' : undefined;
}

function badGroup(rest: string): RegexError {
  if (/^\(\?P?</.test(rest) && !/^\(\?<[=!]/.test(rest)) return new RegexError('invalid named capture', rest);
  const text = /^\(\?[imsU-]*(?:<[=!]|[^imsU-])?/.exec(rest)?.[0] ?? rest;
  return text.length === rest.length && /^[(?imsU-]*$/.test(text)
    ? new RegexError('missing closing )', rest)
    : new RegexError('invalid or unsupported Perl syntax', text);
}
