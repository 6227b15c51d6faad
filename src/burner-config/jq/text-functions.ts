import { JqError } from './jq-error';
import { RegexError } from '../../template/regular-expression/node';
import { compile, matches as regexMatches } from '../../template/regular-expression/regex';
import type { ValueFunction } from './value-functions';
import { compare, isList, typeOf, type Value } from './values';

function text(value: Value, what: string): string {
  if (typeof value === 'string') return value;
  throw new JqError(`${what} needs a text, not ${typeOf(value)}`);
}

const changed =
  (name: string, change: (value: string) => string): ValueFunction =>
  value =>
    change(text(value, name));

const trimmed =
  (name: string, trim: (value: string, part: string) => string): ValueFunction =>
  (value, part) =>
    trim(text(value, name), text(part, name));

function index(value: Value, part: Value): Value {
  if (typeOf(value) === 'null') return null;
  if (isList(value)) {
    const at = value.findIndex(one => compare(one, part) === 0);
    return at < 0 ? null : at;
  }
  const at = text(value, 'index').indexOf(text(part, 'index'));
  return at < 0 ? null : [...text(value, 'index').slice(0, at)].length;
}

/** Go's regular expressions, by Headroom's own matcher, whose time is bounded. */
function matches(value: Value, expression: Value, flags: Value): boolean {
  const given = typeOf(flags) === 'null' ? '' : text(flags, 'test');
  if (/[^gin]/.test(given)) throw new JqError(`test knows the flags g, i and n, not ${given}`);
  const source = text(expression, 'test');
  try {
    return regexMatches(compile(given.includes('i') ? `(?i)${source}` : source), text(value, 'test'));
  } catch (error) {
    if (error instanceof RegexError) throw new JqError(error.message);
    throw error;
  }
}

/** Functions of texts. */
export const textFunctions: Readonly<Record<string, ValueFunction>> = {
  'ascii_downcase/0': changed('ascii_downcase', value => value.replace(/[A-Z]/g, char => char.toLowerCase())),
  'ascii_upcase/0': changed('ascii_upcase', value => value.replace(/[a-z]/g, char => char.toUpperCase())),
  'trim/0': changed('trim', value => value.trim()),
  'ltrim/0': changed('ltrim', value => value.trimStart()),
  'rtrim/0': changed('rtrim', value => value.trimEnd()),
  'startswith/1': (value, part) => text(value, 'startswith').startsWith(text(part, 'startswith')),
  'endswith/1': (value, part) => text(value, 'endswith').endsWith(text(part, 'endswith')),
  'ltrimstr/1': trimmed('ltrimstr', (value, part) => (value.startsWith(part) ? value.slice(part.length) : value)),
  'rtrimstr/1': trimmed('rtrimstr', (value, part) =>
    part !== '' && value.endsWith(part) ? value.slice(0, value.length - part.length) : value,
  ),
  'split/1': (value, part) => {
    const whole = text(value, 'split');
    return whole === '' ? [] : whole.split(text(part, 'split'));
  },
  'index/1': index,
  'test/1': (value, expression) => matches(value, expression, null),
  'test/2': matches,
};
