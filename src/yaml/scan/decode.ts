import { CHOMPING_MODE } from 'js-yaml';
import { resolvePlain, type Resolved } from '../scalar';
import { codedText } from './coded';
import { mayResolve } from './may-resolve';
import { CODED, FOLDED, KIND, LITERAL, PLAIN, at } from './tape';

/** The scalar or key whose record stands at `index`, as it resolves. */
export function scalarAt(text: string, tape: Int32Array, index: number): Resolved {
  const kind = at(tape, index);
  const start = at(tape, index + 1);
  const end = at(tape, index + 2);
  if (kind === PLAIN) return plainText(text, start, end);
  switch (kind & KIND) {
    case PLAIN:
      return resolvePlain(kind & CODED ? codedText(text, kind, start, end) : text.slice(start, end));
    case LITERAL:
    case FOLDED:
      return blockText(text, tape, index);
    default:
      return kind & CODED ? codedText(text, kind, start + 1, end - 1) : text.slice(start + 1, end - 1);
  }
}

function plainText(text: string, start: number, end: number): Resolved {
  const length = end - start;
  if (length === 0) return null;
  const first = text.charCodeAt(start);
  const isNumber = first <= 57 && (first > 48 || (first === 48 && length === 1)) && length < 16;
  if (isNumber) {
    const value = decimal(text, start, end);
    if (value >= 0) return value;
  }
  const slice = text.slice(start, end);
  return mayResolve(first, length) ? resolvePlain(slice) : slice;
}

/** The decimal number that the digits make; -1 if there is something else. */
function decimal(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function blockText(text: string, tape: Int32Array, index: number): string {
  const kind = at(tape, index);
  const start = at(tape, index + 3);
  const end = at(tape, index + 4);
  const indent = at(tape, index + 5);
  const chomping = at(tape, index + 6);
  const isSimple = kind === LITERAL && indent > 0 && chomping !== CHOMPING_MODE.KEEP;
  const isUnix = isSimple && text.charCodeAt(start - 2) !== 13;
  return (
    (isUnix ? literal(text, start, end, indent, chomping) : undefined) ??
    codedText(text, kind, start, end, indent, chomping)
  );
}

/** The text of a literal that does not keep its last line breaks; undefined if it has lines that end in `\r`. */
function literal(text: string, start: number, end: number, indent: number, chomping: number): string | undefined {
  const lines: string[] = [];
  let length = 0;
  for (let line = start; line < end;) {
    const found = text.indexOf('\n', line);
    const lineEnd = found < 0 || found > end ? end : found;
    if (text.charCodeAt(lineEnd - 1) === 13) return undefined;
    if (lineEnd - line > indent) {
      lines.push(text.slice(line + indent, lineEnd));
      length = lines.length;
    } else lines.push('');
    line = lineEnd + 1;
  }
  if (length === 0) return '';
  lines.length = length;
  return chomping === CHOMPING_MODE.CLIP ? `${lines.join('\n')}\n` : lines.join('\n');
}
