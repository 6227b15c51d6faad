import { lastEntry } from '../lookup';
import type { Entry, MappingNode, Node, SequenceNode } from '../node';
import type { Path, TextEdit } from '../place';
import { afterIndicator, endOfLine, skipBlank } from '../token-end';
import { blockText, flowText, isBlock, keyText, scalarText } from './render';
import { columnOf, lineStart, type Style } from './style';

/** A text under edit, read. */
export interface Target {
  readonly text: string;
  readonly root: Node | undefined;
  readonly style: Style;
}

/** Where a value stands: its node, what holds it, and the column that its nested blocks are indented from. */
interface Slot {
  readonly node: Node;
  readonly entry: Entry | undefined;
  readonly inFlow: boolean;
  readonly column: number;
}

/** Edits that make the value at `path` be `value`; what is missing on the way is created. */
export function setValue(target: Target, path: Path, value: unknown): readonly TextEdit[] {
  const { root, text } = target;
  if (!root) return [insertDocument(target, nested(path, value))];
  let slot: Slot = { node: root, entry: undefined, inFlow: false, column: -target.style.indent };
  for (const [depth, step] of path.entries()) {
    const rest = path.slice(depth + 1);
    const { node } = slot;
    const next = ownChild(target, slot, step);
    if (next) {
      slot = next;
      continue;
    }
    // An alias or a merge is shared: this place gets a copy of its own.
    if (node.kind === 'alias') return replace(target, slot, withValue(node.value, path.slice(depth), value));
    if (node.kind === 'mapping' && node.entries.length > 0) {
      const inherited = lastEntry(node, String(step))?.node.value;
      return [addEntry(target, node, String(step), withValue(inherited, rest, value), slot)];
    }
    if (node.kind === 'sequence' && node.items.length > 0) return [addItem(target, node, nested(rest, value), slot)];
    if (node.kind === 'mapping' && slot.inFlow)
      return [addEntry(target, node, String(step), nested(rest, value), slot)];
    return replace(target, slot, nested(path.slice(depth), value));
  }
  return JSON.stringify(slot.node.value) === JSON.stringify(value) && text !== '' ? [] : replace(target, slot, value);
}

function ownChild({ text }: Target, { node, inFlow, column }: Slot, step: string | number): Slot | undefined {
  if (node.kind === 'mapping') {
    const entry = lastEntry(node, String(step));
    const slotColumn = node.flow ? column : columnOf(text, node.start);
    return entry && !entry.merged
      ? { node: entry.node, entry, inFlow: inFlow || node.flow, column: slotColumn }
      : undefined;
  }
  const item = node.kind === 'sequence' ? node.items[Number(step)] : undefined;
  if (node.kind !== 'sequence' || !item) return undefined;
  return { node: item, entry: undefined, inFlow: inFlow || node.flow, column: columnOf(text, node.start) };
}

/** A new value around which nothing else changes; a comment after the key stays there. */
function replace(target: Target, slot: Slot, value: unknown): readonly TextEdit[] {
  const { text, style } = target;
  const { node, entry } = slot;
  const span = { start: node.start, end: node.end };
  const isEmpty = node.start === node.end;
  const own = columnOf(text, node.start);
  const wasBlock = (node.kind === 'mapping' || node.kind === 'sequence') && !node.flow;
  if (slot.inFlow || style.notation !== 'yaml') {
    const newText = flowText(
      value,
      style,
      isSpread(text, node) ? { indent: indentOfLine(text, node.start) } : undefined,
    );
    return [{ span, newText: isEmpty ? ` ${newText}` : newText }];
  }
  if (!isBlock(value)) {
    const like = node.kind === 'scalar' && (node.style === 'single' || node.style === 'double') ? node.style : 'plain';
    const newText = typeof value === 'object' && value !== null ? flowText(value, style) : scalarText(value, like);
    if (!wasBlock || !entry) return [{ span, newText: isEmpty ? ` ${newText}` : newText }];
    const colon = afterIndicator(text, entry.keySpan.end, ':');
    const comment = text.slice(colon, endOfLine(text, colon));
    return [{ span: { start: colon, end: node.end }, newText: ` ${newText}${comment}` }];
  }
  if (wasBlock) {
    // A list may stand as deep as its key, a map must not.
    const depth = entry && !Array.isArray(value) && own <= slot.column ? slot.column + style.indent : own;
    return [{ span, newText: ' '.repeat(depth - own) + indented(blockText(value, style), depth, false) }];
  }
  return blockForInline(target, slot, value);
}

/** A block below the key (or after the dash) in place of a scalar, an alias, `{}` or nothing. */
function blockForInline({ text, style }: Target, { node, entry, column }: Slot, value: unknown): readonly TextEdit[] {
  const span = { start: node.start, end: node.end };
  const block = blockText(value, style);
  if (!entry) {
    const at = columnOf(text, node.start) + (node.start === node.end && column >= 0 ? 1 : 0);
    return [{ span, newText: (node.start === node.end && column >= 0 ? ' ' : '') + indented(block, at, false) }];
  }
  const depth = column + (Array.isArray(value) && !style.indentSeq ? 0 : style.indent);
  const lineEnd = endOfLine(text, node.end);
  const comesAfter = `\n${indented(block, depth, true)}`;
  if (node.start === node.end) return [insertion(lineEnd, comesAfter)];
  const start = Math.max(text.slice(0, node.start).trimEnd().length, entry.keySpan.end + 1);
  return [{ span: { start, end: lineEnd }, newText: text.slice(node.end, lineEnd) + comesAfter }];
}

function addEntry(target: Target, node: MappingNode, key: string, value: unknown, slot: Slot): TextEdit {
  const { text, style } = target;
  if (node.flow) {
    const spread = isSpread(text, node);
    const indent = spread
      ? indentOfLine(text, node.entries.findLast(entry => !entry.merged)?.keySpan.start ?? node.start)
      : '';
    const newText = `${keyText(key, style)}: ${flowText(value, style, spread ? { indent } : undefined)}`;
    return addFlowPart(
      text,
      node,
      node.entries.findLast(entry => !entry.merged)?.node.end,
      newText,
      spread ? indent : undefined,
    );
  }
  const own = columnOf(text, node.start);
  const lines = isBlock(value)
    ? blockText({ [key]: value }, style)
    : `${keyText(key, style)}: ${typeof value === 'object' && value !== null ? flowText(value, style) : scalarText(value)}`;
  return insertion(afterLine(text, node.end, slot), `\n${indented(lines, own, true)}`);
}

function addItem(target: Target, node: SequenceNode, value: unknown, slot: Slot): TextEdit {
  const { text, style } = target;
  if (node.flow) {
    const spread = isSpread(text, node);
    const indent = spread ? indentOfLine(text, node.items.at(-1)?.start ?? node.start) : '';
    const newText = flowText(value, style, spread ? { indent } : undefined);
    return addFlowPart(text, node, node.items.at(-1)?.end, newText, spread ? indent : undefined);
  }
  const item = isBlock(value)
    ? blockText(value, style)
    : typeof value === 'object' && value !== null
      ? flowText(value, style)
      : scalarText(value);
  const column = columnOf(text, node.start);
  return insertion(afterLine(text, node.end, slot), `\n${' '.repeat(column)}- ${indented(item, column + 2, false)}`);
}

/** One more part before the closing bracket; a trailing comma stays trailing. */
function addFlowPart(
  text: string,
  node: Node,
  lastEnd: number | undefined,
  part: string,
  indent: string | undefined,
): TextEdit {
  if (lastEnd === undefined) return insertion(node.start + 1, part);
  const comma = skipBlank(text, lastEnd);
  const trailing = text[comma] === ',' && comma < node.end - 1;
  const separator = indent === undefined ? ' ' : `\n${indent}`;
  return trailing ? insertion(comma + 1, `${separator}${part},`) : insertion(lastEnd, `,${separator}${part}`);
}

function insertDocument({ text, style }: Target, value: unknown): TextEdit {
  const body = isBlock(value) ? blockText(value, style) : scalarText(value);
  const bare = text === '' || text.endsWith('\n');
  return insertion(text.length, `${bare ? '' : '\n'}${body}\n`);
}

/** The end of the line where the text up to `offset` ends; after `|+` the blank lines belong to the text. */
function afterLine(text: string, offset: number, { node }: Slot): number {
  let last: Node | undefined = node;
  while (last?.kind === 'mapping' || last?.kind === 'sequence') {
    last = last.kind === 'mapping' ? last.entries.findLast(entry => !entry.merged)?.node : last.items.at(-1);
  }
  if (last?.kind === 'scalar' && /^[|>]\d*\+/.test(text.slice(last.start, last.start + 3))) {
    const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(endOfLine(text, offset)))?.[0] ?? '';
    return endOfLine(text, offset) + blank.replace(/\r?\n$/, '').length;
  }
  return endOfLine(text, offset);
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

function indented(block: string, column: number, first: boolean): string {
  const pad = ' '.repeat(Math.max(column, 0));
  return block
    .split('\n')
    .map((line, i) => (line === '' || (i === 0 && !first) ? line : pad + line))
    .join('\n');
}

function isSpread(text: string, { start, end }: Node): boolean {
  return text.slice(start, end).includes('\n');
}

function indentOfLine(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

function nested(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
}

/** A copy of `base` with `value` at `path`. */
function withValue(base: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof base !== 'object' || base === null) return nested(path, value);
  if (!Array.isArray(base)) return { ...base, [step]: withValue((base as Record<string, unknown>)[step], rest, value) };
  const copy: unknown[] = [...base];
  copy[Math.min(Number(step), copy.length)] = withValue(copy[Number(step)], rest, value);
  return copy;
}
