import type { MappingNode, Node, SequenceNode } from '../node';
import type { Span, TextEdit } from '../place';
import { templateActions } from '../template-actions';
import { endOfLine, skipBlank } from '../token-end';
import { blockText, flowText, inlineText, isBlock, keyText } from './render';
import { columnOf } from './style';
import { indentOfLine, indented, insertion, isSpread, type Target } from './target';

/** One more entry after those of a mapping that has some, or in empty braces. */
export function addEntry(target: Target, node: MappingNode, key: string, value: unknown): TextEdit {
  const { text, style } = target;
  const own = node.entries.filter(entry => !entry.merged);
  if (node.flow) {
    const last = own.at(-1);
    const lastSpan = last && { start: last.keySpan.start, end: last.node.end };
    return addFlowPart(target, node, lastSpan, `${keyText(key, style)}: `, value);
  }
  const lines = isBlock(value)
    ? blockText({ [key]: value }, style)
    : `${keyText(key, style)}: ${inlineText(value, style)}`;
  const condition = firstCondition(text, node);
  const before = condition === undefined ? undefined : own.findLast(entry => entry.node.end <= condition);
  return insertion(afterLine(text, before?.node ?? node), `\n${indented(lines, columnOf(text, node.start), true)}`);
}

/** One more item after those of a list that has some. */
export function addItem(target: Target, node: SequenceNode, value: unknown): TextEdit {
  const { text, style } = target;
  if (node.flow) return addFlowPart(target, node, node.items.at(-1), '', value);
  const item = isBlock(value) ? blockText(value, style) : inlineText(value, style);
  const column = columnOf(text, node.start);
  return insertion(afterLine(text, node), `\n${' '.repeat(column)}- ${indented(item, column + 2, false)}`);
}

/** One more part before the closing bracket; a trailing comma stays trailing. */
function addFlowPart(target: Target, node: Node, last: Span | undefined, key: string, value: unknown): TextEdit {
  const { text, style } = target;
  const spread = isSpread(text, node) ? { indent: indentOfLine(text, last?.start ?? node.start) } : undefined;
  const part = key + flowText(value, style, spread);
  if (!last) return insertion(node.start + 1, part);
  const comma = skipBlank(text, last.end);
  const trailing = text[comma] === ',' && comma < node.end - 1;
  const separator = spread ? `\n${spread.indent}` : ' ';
  return trailing ? insertion(comma + 1, `${separator}${part},`) : insertion(last.end, `,${separator}${part}`);
}

/** Where the first `{{ if }}` or the like inside the node stands: what comes after it may not always be there. */
function firstCondition(text: string, { start, end }: Node): number | undefined {
  const condition = templateActions(text.slice(start, end)).find(action => !action.output);
  return condition ? start + condition.start : undefined;
}

/** The end of the line where the node ends; after a block scalar with `+` its blank lines belong to it. */
function afterLine(text: string, node: Node): number {
  let last: Node | undefined = node;
  while (last?.kind === 'mapping' || last?.kind === 'sequence') {
    last = last.kind === 'mapping' ? last.entries.findLast(entry => !entry.merged)?.node : last.items.at(-1);
  }
  const lineEnd = endOfLine(text, node.end);
  if (last?.kind !== 'scalar' || !/^[|>]\d*\+/.test(text.slice(last.start, last.start + 3))) return lineEnd;
  const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(lineEnd))?.[0] ?? '';
  return lineEnd + blank.replace(/\r?\n$/, '').length;
}
