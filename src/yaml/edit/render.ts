import { Document, isScalar, visit } from 'yaml';
import { resolvePlain } from '../scalar';
import type { Style } from './style';

const PLAIN = /^[\w./](?:[\w./@+=%-]|[: ](?=[\w./@+=%-]))*$/;

/** A scalar in the quotes that `like` uses, or without where that is safe. */
export function scalarText(value: unknown, like: 'plain' | 'single' | 'double' = 'plain'): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  if (like === 'single' && /^[ -~]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return like !== 'double' && readsAsItself(value) && PLAIN.test(value) ? value : JSON.stringify(value);
}

/** True if the value has to be spread over lines in block notation. */
export function isBlock(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Lines of block YAML, without the last line break; nothing in it can read as another type in Kubernetes. */
export function blockText(value: unknown, { indent, indentSeq }: Style): string {
  const document = new Document(value);
  visit(document, {
    Scalar(_key, node) {
      if (!isScalar(node) || typeof node.value !== 'string') return;
      // A block scalar would take a comment that stands behind the old value into itself.
      if (!readsAsItself(node.value) || node.value.includes('\n')) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ indent, indentSeq, lineWidth: 0 }).trimEnd();
}

/** Flow text in the document's notation: on one line, or with `lines` spread out from that indentation on. */
export function flowText(value: unknown, style: Style, lines?: { readonly indent: string }): string {
  if (typeof value !== 'object' || value === null) return flowScalar(value, style);
  const isList = Array.isArray(value);
  const inner = lines && { indent: lines.indent + ' '.repeat(style.indent) };
  const parts = isList
    ? value.map(item => flowText(item, style, inner))
    : Object.entries(value).map(([key, item]) => `${keyText(key, style)}: ${flowText(item, style, inner)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  if (!inner || !lines) return open + parts.join(', ') + close;
  const last = style.notation === 'kyaml' ? ',' : '';
  return `${open}\n${parts.map(part => inner.indent + part).join(',\n')}${last}\n${lines.indent}${close}`;
}

/** A value on one line. */
export function inlineText(value: unknown, style: Style): string {
  return typeof value === 'object' && value !== null ? flowText(value, style) : scalarText(value);
}

/** A key as the document writes keys. */
export function keyText(key: string, { notation }: Style): string {
  return notation === 'json' ? JSON.stringify(key) : scalarText(key);
}

function flowScalar(value: unknown, { notation }: Style): string {
  return scalarText(value, notation === 'yaml' ? 'plain' : 'double');
}

function readsAsItself(text: string): boolean {
  return resolvePlain(text) === text && text !== '<<';
}
