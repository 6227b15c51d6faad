import { folded } from './classes';
import { parseGroup } from './parse-group';
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
export interface Flags {
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

/** RE2 allows as many repetitions. */
const MOST_REPEATS = 1000;

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

/** Sequences with `|` between them, up to a closing parenthesis. */
export function parseChoice(reading: Reading): RegexNode {
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

/** A node with the repetition that stands behind it. */
export function parseRepeats(reading: Reading, node: RegexNode): RegexNode {
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
