import { lastEntry } from '../lookup';
import type { Path, TextEdit } from '../place';
import { addEntry, addItem } from './add';
import { nested, withValue } from './nested';
import { blockText, isBlock, scalarText } from './render';
import { replace } from './replace';
import { columnOf } from './style';
import { insertion, type Slot, type Target } from './target';

/** Edits that make the value at `path` be `value`; what is missing on the way is created. */
export function setValue(target: Target, path: Path, value: unknown): readonly TextEdit[] {
  const { root } = target;
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
      return [addEntry(target, node, String(step), withValue(inherited, rest, value))];
    }
    if (node.kind === 'sequence' && node.items.length > 0) return [addItem(target, node, nested(rest, value))];
    if (node.kind === 'mapping' && slot.inFlow) return [addEntry(target, node, String(step), nested(rest, value))];
    return replace(target, slot, nested(path.slice(depth), value));
  }
  return asText(slot.node.value) === asText(value) ? [] : replace(target, slot, value);
}

/** Whole numbers beyond what a number holds come as bigint. */
function asText(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner));
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

function insertDocument({ text, style }: Target, value: unknown): TextEdit {
  const body = isBlock(value) ? blockText(value, style) : scalarText(value);
  const bare = text === '' || text.endsWith('\n');
  return insertion(text.length, `${bare ? '' : '\n'}${body}\n`);
}
