import { JqError } from './jq-error';

export type Token =
  | { readonly kind: 'number'; readonly value: number }
  /** Texts between the expressions of `"a\(b)c"`; a plain string has one. */
  | { readonly kind: 'string'; readonly texts: readonly string[]; readonly inner: readonly string[] }
  /** `.name` */
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string }
  /** Names and keywords. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sign'; readonly sign: string }
  | { readonly kind: 'end' };

const SIGNS = /\?\/\/=?|\|=|\/\/=|\/\/|\.\.|[=!<>]=|[-+*/%]=|[.[\](){}|,:;?=<>+\-*/%]/y;
const FORMS: readonly (readonly [RegExp, (text: string) => Token])[] = [
  [/\.[A-Za-z_]\w*/y, text => ({ kind: 'field', name: text.slice(1) })],
  [/(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y, text => ({ kind: 'number', value: Number(text) })],
  [/\$[A-Za-z_]\w*/y, text => ({ kind: 'variable', name: text })],
  [/@?[A-Za-z_]\w*(?:::\w+)*/y, text => ({ kind: 'name', name: text })],
  [SIGNS, text => ({ kind: 'sign', sign: text })],
];

/** The tokens of a jq expression, ending in `end`. @throws JqError at what is none */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = matchAt(/(?:\s|#[^\n]*)+/y, text, at);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const [token, length] = text[at] === '"' ? stringAt(text, at) : formAt(text, at);
    tokens.push(token);
    at += length;
  }
  return [...tokens, { kind: 'end' }];
}

function matchAt(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}

function formAt(text: string, at: number): readonly [Token, number] {
  for (const [form, token] of FORMS) {
    const found = matchAt(form, text, at);
    if (found !== undefined) return [token(found), found.length];
  }
  throw new JqError(`there is no ${JSON.stringify(text[at])} in jq expressions (character ${at + 1})`);
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function stringAt(text: string, start: number): readonly [Token, number] {
  const texts: string[] = [];
  const inner: string[] = [];
  let piece = '';
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '"') return [{ kind: 'string', texts: [...texts, piece], inner }, at + 1 - start];
    if (char !== '\\') {
      piece += char;
      continue;
    }
    const next = text[++at] ?? '';
    if (next === '(') {
      const end = closing(text, at);
      texts.push(piece);
      inner.push(text.slice(at + 1, end));
      piece = '';
      at = end;
    } else if (next === 'u') {
      piece += String.fromCharCode(Number.parseInt(text.slice(at + 1, at + 5), 16));
      at += 4;
    } else if (ESCAPES[next] !== undefined || '"\\/'.includes(next)) piece += ESCAPES[next] ?? next;
    else throw new JqError(`\\${next} is no escape in a string (character ${at})`);
  }
  throw new JqError(`the string that begins at character ${start + 1} does not end`);
}

/** Where the bracket at `open` is closed; strings inside may hold brackets of their own. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '"') at += stringAt(text, at)[1] - 1;
    else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  throw new JqError(`the expression in the string at character ${open} does not end`);
}
