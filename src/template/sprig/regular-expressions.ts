import { nilList, ofType } from '../element-type';
import { fixed, FunctionError, type Functions } from '../function';
import { canBackquote, quote } from '../quote';
import { RegexError } from '../regular-expression/node';
import {
  compile,
  expand,
  findAll,
  matches,
  quoteMeta,
  replaceAll,
  split,
  type Regex,
} from '../regular-expression/regex';
import type { GoValue } from '../value';

/** Without `must`, Go panics over a bad pattern and says so. */
type Compile = (pattern: string) => Regex;

function compiledOr(pattern: string, message: (reason: string) => string): Regex {
  try {
    return compile(pattern);
  } catch (error) {
    if (error instanceof RegexError) throw new FunctionError(message(error.message));
    throw error;
  }
}

const orPanic: Compile = pattern => compiledOr(pattern, reason => `regexp: Compile(${quoted(pattern)}): ${reason}`);
const orError: Compile = pattern => compiledOr(pattern, reason => reason);

/** Go's `quote` of regexp: backquotes where they can be. */
const quoted = (text: string) => (canBackquote(text) ? `\`${text}\`` : quote(text));

function matchesOrNot(pattern: string, text: string): boolean {
  try {
    return matches(compile(pattern), text);
  } catch (error) {
    // sprig's regexMatch drops the error; mustRegexMatch is the one that tells it.
    if (error instanceof RegexError) return false;
    throw error;
  }
}

const list = (found: string[]): GoValue => (found.length === 0 ? nilList('string') : ofType(found, 'string'));
/** Go makes a split list before it looks, so it is only nil for a count of 0. */
const parts = (found: string[], count: bigint): GoValue => (count === 0n ? nilList('string') : ofType(found, 'string'));

const regexFunctions = (compile: Compile) => ({
  Find: fixed(['string', 'string'], (pattern, text) => findAll(compile(pattern), text, 1)[0] ?? ''),
  FindAll: fixed(['string', 'string', 'int'], (pattern, text, count) =>
    list(findAll(compile(pattern), text, Number(count))),
  ),
  ReplaceAll: fixed(['string', 'string', 'string'], (pattern, text, replacement) => {
    const regex = compile(pattern);
    return replaceAll(regex, text, group => expand(regex, replacement, group));
  }),
  ReplaceAllLiteral: fixed(['string', 'string', 'string'], (pattern, text, replacement) =>
    replaceAll(compile(pattern), text, () => replacement),
  ),
  Split: fixed(['string', 'string', 'int'], (pattern, text, count) =>
    parts(split(compile(pattern), text, Number(count)), count),
  ),
});

const prefixed = (prefix: string, functions: Functions): Functions =>
  Object.fromEntries(Object.entries(functions).map(([name, callee]) => [prefix + name, callee]));

/** sprig: regular expressions, with RE2's syntax and meaning. */
export const regularExpressions: Functions = {
  ...prefixed('regex', regexFunctions(orPanic)),
  ...prefixed('mustRegex', regexFunctions(orError)),
  regexMatch: fixed(['string', 'string'], matchesOrNot),
  mustRegexMatch: fixed(['string', 'string'], (pattern, text) => matches(orError(pattern), text)),
  regexQuoteMeta: fixed(['string'], quoteMeta),
};
