import { lastEntry, resolveAlias } from './lookup';
import type { Entry, MappingNode, Node } from './node';
import type { Path, Span } from './place';
import type { TemplateAction } from './template-actions';

/** True when an action touches the span; O(log actions). */
export function touches(actions: readonly TemplateAction[], start: number, end: number): boolean {
  const action = actions[firstEndingAfter(actions, start)];
  return action !== undefined && action.start < end;
}

/** See `YamlDocument.templated`: is the value at `path` made in part by an action? */
export function isReached(actions: readonly TemplateAction[], root: Node | undefined, span: Span, path: Path): boolean {
  if (actions.length === 0) return false;
  let node = root;
  let { start, end } = span;
  for (const step of path) {
    const parent: Node | undefined = node && resolveAlias(node);
    if (parent && parent !== node) ({ start, end } = parent);
    if (parent?.kind === 'mapping' && isInBranches(actions, parent, span, step)) return true;
    const next = parent && childAt(parent, step, end);
    if (!next) return hidesContent(actions, start, end, parent);
    ({ node, start, end } = next);
  }
  const isLeaf = node?.kind === 'scalar' && node.value !== null;
  return isLeaf ? touches(actions, node?.start ?? start, node?.end ?? end) : touches(actions, start, end);
}

/** Written twice in a template, a key most likely stands in two branches: which one counts is unknown. */
function isInBranches(
  actions: readonly TemplateAction[],
  { entries }: MappingNode,
  document: Span,
  step: string | number,
): boolean {
  const written = entries.filter(({ key, merged }) => !merged && key === String(step));
  return written.length > 1 && touches(actions, document.start, document.end);
}

/** A node with the text that may belong to it: from behind its key to its next sibling. */
interface Child {
  readonly node: Node;
  readonly start: number;
  readonly end: number;
}

function childAt(parent: Node, step: string | number, end: number): Child | undefined {
  if (parent.kind === 'sequence') {
    const node = parent.items[Number(step)];
    return node && { node, start: node.start, end: parent.items[Number(step) + 1]?.start ?? end };
  }
  const entry = parent.kind === 'mapping' ? lastEntry(parent, String(step)) : undefined;
  if (parent.kind !== 'mapping' || !entry) return undefined;
  const { node } = entry;
  if (entry.merged) return { node, start: node.start, end: node.end };
  return { node, start: entry.keySpan.end, end: nextKey(parent, entry, end) };
}

/** Where the next key below an entry stands, also one inside `<<: {…}`; what an alias merges stands elsewhere. */
function nextKey({ entries }: MappingNode, entry: Entry, end: number): number {
  const isBelow = ({ keySpan }: Entry): boolean => keySpan.start >= entry.node.end && keySpan.start < end;
  return entries.slice(entries.indexOf(entry) + 1).find(isBelow)?.keySpan.start ?? end;
}

/** Only an action outside the values that are written can have put in an entry that is not. */
function hidesContent(
  actions: readonly TemplateAction[],
  start: number,
  end: number,
  parent: Node | undefined,
): boolean {
  for (let i = firstEndingAfter(actions, start); i < actions.length; i++) {
    const action = actions[i];
    if (!action || action.start >= end) return false;
    if (action.output && !(parent && inWrittenValue(parent, action))) return true;
  }
  return false;
}

function inWrittenValue(parent: Node, action: TemplateAction): boolean {
  if (parent.kind === 'scalar')
    return parent.value !== null && parent.end > parent.start && typeof parent.value !== 'symbol';
  if (parent.kind === 'sequence')
    return parent.items.some(item => item.start <= action.start && action.end <= item.end);
  if (parent.kind !== 'mapping') return false;
  return parent.entries.some(
    ({ keySpan, node }) => keySpan.end <= action.start && action.end <= node.end && keySpan.start < action.start,
  );
}

function firstEndingAfter(actions: readonly TemplateAction[], offset: number): number {
  let low = 0;
  let high = actions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((actions[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
