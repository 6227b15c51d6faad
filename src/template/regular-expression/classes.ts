import type { Matches } from './node';

const PERL: Readonly<Record<string, RegExp>> = { d: /[0-9]/, s: /[\t\n\f\r ]/, w: /[0-9A-Za-z_]/ };
const POSIX: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  ascii: /[\0-\x7f]/,
  blank: /[\t ]/,
  cntrl: /(?=[\0-\x7f])\p{Cc}/u,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t\n\v\f\r ]/,
  upper: /[A-Z]/,
  word: /[0-9A-Za-z_]/,
  xdigit: /[0-9A-Fa-f]/,
};

const by =
  (pattern: RegExp, negated: boolean): Matches =>
  code =>
    pattern.test(String.fromCodePoint(code)) !== negated;

/** `\d`, `\S` and the like; `undefined` for other letters. */
export function perlClass(letter: string): Matches | undefined {
  const pattern = PERL[letter.toLowerCase()];
  return pattern === undefined ? undefined : by(pattern, letter !== letter.toLowerCase());
}

/** The class of a name such as `alpha` or `^alpha`; `undefined` for other names. */
export function posixClass(name: string): Matches | undefined {
  const negated = name.startsWith('^');
  const pattern = Object.hasOwn(POSIX, name.replace(/^\^/, '')) ? POSIX[name.replace(/^\^/, '')] : undefined;
  return pattern === undefined ? undefined : by(pattern, negated);
}

/** `\pL`, `\p{Greek}`, `\P{^L}`; `undefined` for a name that Unicode does not know. */
export function unicodeClass(name: string, negated: boolean): Matches | undefined {
  const inverted = name.startsWith('^') !== negated;
  const bare = name.replace(/^\^/, '');
  if (bare === 'Any') return () => !inverted;
  if (!/^[A-Za-z_]+$/.test(bare)) return undefined;
  for (const form of [`\\p{gc=${bare}}`, `\\p{sc=${bare}}`]) {
    try {
      return by(new RegExp(form, 'u'), inverted);
    } catch {
      // Not a category: it may be a script.
    }
  }
  return undefined;
}

/** The class as it matches without regard to case. */
export const folded =
  (matches: Matches): Matches =>
  code =>
    matches(code) || foldings(code).some(matches);

const EXTRA: Readonly<Record<string, string>> = {
  k: '\u212a',
  s: '\u017f',
  '\u212a': 'kK',
  '\u017f': 'sS',
  å: '\u212b',
  '\u212b': 'åÅ',
};

function foldings(code: number): number[] {
  const letter = String.fromCodePoint(code);
  const forms = [
    letter.toLowerCase(),
    letter.toUpperCase(),
    ...(EXTRA[letter.toLowerCase()] ?? ''),
    ...(EXTRA[letter] ?? ''),
  ];
  return forms.filter(form => [...form].length === 1).map(form => form.codePointAt(0) ?? 0);
}
