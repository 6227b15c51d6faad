import { match, type Match } from './match';
import { parseRegex } from './parse';
import { program, type Step } from './program';

/** A compiled expression of RE2 (Go's regexp), which never takes longer than its length times the text's. */
export interface Regex {
  readonly pattern: string;
  readonly names: ReadonlyMap<string, number>;
  readonly steps: readonly Step[];
}

const compiled = new Map<string, Regex>();
/** So many expressions are kept; a template has few. */
const MOST_KEPT = 200;

/** @throws RegexError with Go's text */
export function compile(pattern: string): Regex {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const { root, names } = parseRegex(pattern);
  const regex = { pattern, names, steps: program(root) };
  if (compiled.size >= MOST_KEPT) compiled.clear();
  compiled.set(pattern, regex);
  return regex;
}

/** A text as the matcher reads it: code points, with bytes that are no letter as U+FFFD. */
interface Letters {
  readonly letters: readonly string[];
  readonly codes: readonly number[];
}

function lettersOf(text: string): Letters {
  const letters = [...text];
  const codes = letters.map(letter => letter.codePointAt(0) ?? 0);
  return { letters, codes: codes.map(code => (code >= 0xdc80 && code <= 0xdcff ? 0xfffd : code)) };
}

export const matches = (regex: Regex, text: string): boolean =>
  match(regex.steps, lettersOf(text).codes, 0) !== undefined;

/** The first matches, at most `count`; none that is empty right after another. */
function* allMatches(regex: Regex, codes: readonly number[], count: number): Generator<Match> {
  let [place, end, given] = [0, -1, 0];
  while (given < count && place <= codes.length) {
    const found = match(regex.steps, codes, place);
    const [from, to] = [found?.[0], found?.[1]];
    if (found === undefined || from === undefined || to === undefined) return;
    const accepted = to !== place || from !== end;
    place = to === place ? place + 1 : to;
    end = to;
    if (!accepted) continue;
    given++;
    yield found;
  }
}

const limit = (count: number, text: Letters) => (count < 0 ? text.letters.length + 1 : count);

/** The first `count` matching texts; all for a negative count. */
export function findAll(regex: Regex, text: string, count: number): string[] {
  const all = lettersOf(text);
  return [...allMatches(regex, all.codes, limit(count, all))].map(found =>
    all.letters.slice(found[0], found[1]).join(''),
  );
}

/** The text with every match replaced by what `replacement` makes of it. */
export function replaceAll(
  regex: Regex,
  text: string,
  replacement: (group: (index: number) => string) => string,
): string {
  const { letters, codes } = lettersOf(text);
  let [result, last, place] = ['', 0, 0];
  while (place <= letters.length) {
    const found = match(regex.steps, codes, place);
    const [from, to] = [found?.[0], found?.[1]];
    if (found === undefined || from === undefined || to === undefined) break;
    result += letters.slice(last, from).join('');
    if (to > last || from === 0)
      result += replacement(index => letters.slice(found[index * 2] ?? 0, found[index * 2 + 1] ?? 0).join(''));
    last = to;
    place = Math.max(to, place + 1);
  }
  return result + letters.slice(last).join('');
}

/** The parts between matches, at most `count`; all for a negative count. */
export function split(regex: Regex, text: string, count: number): string[] {
  if (count === 0) return [];
  if (regex.pattern !== '' && text === '') return [''];
  const all = lettersOf(text);
  const parts: string[] = [];
  let [start, end] = [0, 0];
  for (const found of allMatches(regex, all.codes, limit(count, all))) {
    if (count > 0 && parts.length === count - 1) break;
    end = found[0] ?? 0;
    if (found[1] !== 0) parts.push(all.letters.slice(start, end).join(''));
    start = found[1] ?? 0;
  }
  if (end !== all.letters.length) parts.push(all.letters.slice(start).join(''));
  return parts;
}

/** `$1`, `${1}` and `${name}` of a replacement, filled in; `$$` is a dollar sign. */
export function expand({ names }: Regex, template: string, group: (index: number) => string): string {
  return template.replace(
    /\$(?:(\$)|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu,
    (_, dollar?: string, braced?: string, bare?: string) => {
      if (dollar !== undefined) return '$';
      const name = braced ?? bare ?? '';
      const index = /^(?:0|[1-9]\d*)$/.test(name) ? Number(name) : names.get(name);
      return index === undefined ? '' : group(index);
    },
  );
}

/** A pattern that matches exactly this text. */
export const quoteMeta = (text: string): string => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
