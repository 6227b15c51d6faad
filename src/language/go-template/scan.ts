import type { Span } from '../../yaml/place';

export type PartType = 'space' | 'comment' | 'string' | 'number' | 'variable' | 'field' | 'word' | 'sign';

/** A piece of an action; half of one, too, while somebody types. */
export interface Part extends Span {
  readonly type: PartType;
  readonly text: string;
}

/** An action with its braces, as far as it is written. */
export interface Action extends Span {
  readonly parts: readonly Part[];
  /** `}}` is there. */
  readonly closed: boolean;
  /** Word that makes it more than a value: if, range, end … */
  readonly keyword: string | undefined;
}

const keywords = ['if', 'else', 'range', 'with', 'end', 'define', 'block', 'template', 'break', 'continue'];

const shapes: readonly (readonly [PartType, RegExp])[] = [
  ['space', /\s+/y],
  ['comment', /\/\*[^]*?(?:\*\/|(?=\}\})|$)/y],
  ['string', /"(?:\\.|[^"\\\n])*"?|`[^`]*`?|'(?:\\.|[^'\\\n])*'?/y],
  ['number', /[+-]?\d[\w.]*/y],
  ['variable', /\$[\p{L}\p{Nd}_]*/uy],
  ['field', /\.[\p{L}\p{Nd}_]*/uy],
  ['word', /[\p{L}\p{Nd}_]+/uy],
  ['sign', /:=|[^]/y],
];

/** Every action of a text. One that is not closed ends with its line, so that the next ones are still found. */
export function actionsIn(text: string): readonly Action[] {
  const actions: Action[] = [];
  for (let start = text.indexOf('{{'); start >= 0;) {
    const action = actionAt(text, start);
    actions.push(action);
    start = text.indexOf('{{', action.end);
  }
  return actions;
}

function actionAt(text: string, start: number): Action {
  const parts: Part[] = [];
  let at = start + 2;
  if (/^-\s/.test(text.slice(at, at + 2))) at++;
  let closed = false;
  while (at < text.length && !text.startsWith('{{', at)) {
    if (text.startsWith('}}', at) || /^-\}\}/.test(text.slice(at, at + 3))) {
      at += text.startsWith('}}', at) ? 2 : 3;
      closed = true;
      break;
    }
    const part = partAt(text, at);
    parts.push(part);
    at = part.end;
  }
  const first = parts.find(({ type }) => type !== 'space');
  const keyword = first?.type === 'word' && keywords.includes(first.text) ? first.text : undefined;
  if (closed) return { start, end: at, parts, closed, keyword };
  const line = text.indexOf('\n', start);
  const end = line < 0 ? text.length : line;
  const here = parts.filter(part => part.start < end).map(part => ({ ...part, end: Math.min(part.end, end) }));
  return {
    start,
    end,
    parts: here.map(part => ({ ...part, text: text.slice(part.start, part.end) })),
    closed,
    keyword,
  };
}

function partAt(text: string, start: number): Part {
  for (const [type, shape] of shapes) {
    shape.lastIndex = start;
    const found = shape.exec(text)?.[0];
    if (found) return { type, text: found, start, end: start + found.length };
  }
  return { type: 'sign', text: text[start] ?? '', start, end: start + 1 };
}

/** The action that a cursor at `offset` stands in, between its braces. */
export function actionAround(actions: readonly Action[], offset: number): Action | undefined {
  return actions.find(({ start, end, closed }) => start + 2 <= offset && (closed ? offset <= end - 2 : offset <= end));
}

/** The piece that ends at or stands around `offset`; the one before the cursor where two meet. */
export function partBefore({ parts }: Action, offset: number): Part | undefined {
  return parts.find(({ start, end }) => start < offset && offset <= end);
}

/** The pieces that mean something. */
export function telling({ parts }: Action): readonly Part[] {
  return parts.filter(({ type }) => type !== 'space' && type !== 'comment');
}

/** The words of a quoted string. */
export function unquoted(text: string): string {
  return text.replace(/^["'`]/, '').replace(/["'`]$/, '');
}
