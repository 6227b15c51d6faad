import type { TextEdit } from '../place';
import { afterIndicator, endOfLine } from '../token-end';
import { blockText, flowText, isBlock, scalarText } from './render';
import { columnOf } from './style';
import { indentOfLine, indented, insertion, isSpread, type Slot, type Target } from './target';

/** A new value around which nothing else changes; a comment after the key stays there. */
export function replace(target: Target, slot: Slot, value: unknown): readonly TextEdit[] {
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
