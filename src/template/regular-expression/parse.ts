import { folded } from './classes';
import { parseClass } from './parse-class';
import { parseEscape } from './parse-escape';
import { RegexError, type Matches, type RegexNode } from './node';

/** What the parts of the parser share. */
export interface Reading {
  readonly pattern: string;
  at: number;
  flags: Flags;
  groups: number;
  readonly names: Map<string, number>;
  depth: number;
}
interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

export interface ParsedRegex {
  readonly root: RegexNode;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

/** RE2 allows as many repetitions, and groups nested as deep. */
const MOST_REPEATS = 1000;
const DEEPEST = 1000;

/** Reads an expression of RE2, as Go's regexp takes it. @throws RegexError with Go's text */
export function parseRegex(pattern: string): ParsedRegex {
  const flags = { i: false, m: false, s: false, U: false };
  const reading: Reading = { pattern, at: 0, flags, groups: 0, names: new Map(), depth: 0 };
  const root = parseChoice(reading);
  if (reading.at < pattern.length) throw new RegexError('unexpected )', pattern);
  if (repeats(root) > MOST_REPEATS) throw new RegexError('invalid repeat count', lastRepeat(pattern));
  return { root, groups: reading.groups, names: reading.names };
}

const lastRepeat = (pattern: string) => /\{\d+(?:,\d*)?\}\??/.exec(pattern)?.[0] ?? pattern;

function parseChoice(reading: Reading): RegexNode {
  const parts = [parseSequence(reading)];
  while (reading.pattern[reading.at] === '|') {
    reading.at++;
    parts.push(parseSequence(reading));
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { type: 'choice', parts };
}

function parseSequence(reading: Reading): RegexNode {
  const parts: RegexNode[] = [];
  const { pattern } = reading;
  while (reading.at < pattern.length && pattern[reading.at] !== '|' && pattern[reading.at] !== ')') {
    if (pattern.startsWith('\\Q', reading.at)) parts.push(...parseQuoted(reading));
    else parts.push(...parseOne(reading));
  }
  return { type: 'sequence', parts };
}

function parseQuoted(reading: Reading): RegexNode[] {
  const start = reading.at + 2;
  const end = reading.pattern.indexOf('\\E', start);
  reading.at = end < 0 ? reading.pattern.length : end + 2;
  const letters = [...reading.pattern.slice(start, end < 0 ? undefined : end)];
  const nodes = letters.map(letter => one(reading, literal(letter)));
  const last = nodes.pop();
  return last === undefined ? nodes : [...nodes, parseRepeats(reading, last)];
}

const literal = (letter: string): Matches => {
  const wanted = letter.codePointAt(0);
  return code => code === wanted;
};

/** A class, without regard to case where the flag says so. */
export const one = ({ flags }: Reading, matches: Matches): RegexNode => ({
  type: 'one',
  matches: flags.i ? folded(matches) : matches,
});

function parseOne(reading: Reading): RegexNode[] {
  const { pattern, flags } = reading;
  const letter = String.fromCodePoint(pattern.codePointAt(reading.at) ?? 0);
  if (letter === '(') return parseGroup(reading);
  if (letter === '[') return [parseRepeats(reading, one(reading, parseClass(reading)))];
  if (letter === '\\') return [parseRepeats(reading, parseEscape(reading))];
  if (/[*+?]/.test(letter))
    throw new RegexError(
      'missing argument to repetition operator',
      /^[*+?]\??/.exec(pattern.slice(reading.at))?.[0] ?? letter,
    );
  if (letter === '{' && repeatAt(reading) !== undefined) {
    throw new RegexError('missing argument to repetition operator', repeatAt(reading)?.text ?? letter);
  }
  reading.at += letter.length;
  if (letter === '^')
    return [parseRepeats(reading, { type: 'assert', assertion: flags.m ? 'lineStart' : 'textStart' })];
  if (letter === '$') return [parseRepeats(reading, { type: 'assert', assertion: flags.m ? 'lineEnd' : 'textEnd' })];
  if (letter === '.')
    return [parseRepeats(reading, { type: 'one', matches: flags.s ? () => true : code => code !== 10 })];
  return [parseRepeats(reading, one(reading, literal(letter)))];
}

interface Repeat {
  readonly text: string;
  readonly min: number;
  readonly max: number;
}

function repeatAt({ pattern, at }: Reading): Repeat | undefined {
  const sign = pattern[at];
  if (sign === '*') return { text: sign, min: 0, max: Infinity };
  if (sign === '+') return { text: sign, min: 1, max: Infinity };
  if (sign === '?') return { text: sign, min: 0, max: 1 };
  const match = /^\{(0|[1-9]\d*)(,(0|[1-9]\d*)?)?\}/.exec(pattern.slice(at, at + 30));
  if (match === null) return undefined;
  const min = Number(match[1]);
  return { text: match[0], min, max: match[2] === undefined ? min : Number(match[3] ?? Infinity) };
}

function parseRepeats(reading: Reading, node: RegexNode): RegexNode {
  let result = node;
  let before = '';
  for (let repeat = repeatAt(reading); repeat !== undefined; repeat = repeatAt(reading)) {
    const lazy = reading.pattern[reading.at + repeat.text.length] === '?';
    const text = repeat.text + (lazy ? '?' : '');
    if (before !== '') throw new RegexError('invalid nested repetition operator', before + text);
    const { min, max } = repeat;
    if (min > MOST_REPEATS || (max !== Infinity && (max > MOST_REPEATS || max < min))) {
      throw new RegexError('invalid repeat count', text);
    }
    before = text;
    reading.at += text.length;
    result = { type: 'repeat', part: result, min, max, greedy: lazy === reading.flags.U };
  }
  return result;
}

function parseGroup(reading: Reading): RegexNode[] {
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

/** How often the greatest part may be repeated in all. */
function repeats(node: RegexNode): number {
  switch (node.type) {
    case 'repeat': {
      const count = node.max === Infinity ? node.min : node.max;
      return Math.max(count, 1) * repeats(node.part);
    }
    case 'group':
      return repeats(node.part);
    case 'sequence':
    case 'choice':
      return Math.max(1, ...node.parts.map(repeats));
    default:
      return 1;
  }
}
