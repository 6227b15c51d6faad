import type { Entry, MappingNode, Node, ScalarNode, ScalarStyle, SequenceNode } from '../node';
import { TEMPLATE_VALUE } from '../templated';
import { scalarAt } from './decode';
import type { Scan } from './scan';
import { DOUBLE, FLOW, FOLDED, KIND, LITERAL, MAPPING, PLAIN, SEQUENCE, SINGLE, at } from './tape';
import { isMadeByAction, keyAt, type Walk } from './value';

/** The node tree of the document that was scanned and has this value; what a node holds is made when asked for. */
export function treeOf({ text, tape, length, actions }: Scan, value: unknown): Node {
  // To look at a value may begin another scan (see defer.ts), which writes on the same tape.
  return node({ text, tape: tape.slice(0, length), actions, index: 0 }, 0, value);
}

function node(walk: Walk, index: number, value: unknown): Node {
  const kind = at(walk.tape, index) & KIND;
  if (kind === MAPPING) return mapping(walk, index, value as Record<string, unknown>);
  if (kind === SEQUENCE) return sequence(walk, index, value as readonly unknown[]);
  return scalarNode(walk, index);
}

function mapping(walk: Walk, index: number, value: Record<string, unknown>): MappingNode {
  const { tape } = walk;
  let entries: readonly Entry[] | undefined;
  return {
    kind: 'mapping',
    start: at(tape, index + 1),
    end: at(tape, index + 2),
    flow: isFlow(tape, index),
    value,
    get entries() {
      return (entries ??= entriesOf(walk, index, value));
    },
  };
}

function entriesOf(walk: Walk, index: number, value: Record<string, unknown>): readonly Entry[] {
  const entries: Entry[] = [];
  let next = index + 5;
  for (let left = at(walk.tape, index + 3); left > 0; left--) {
    const key = keyAt(walk, next);
    const inside = next + 4;
    entries.push({ key, keySpan: scalarNode(walk, next), node: node(walk, inside, value[key]), merged: false });
    next = afterRecord(walk.tape, inside);
  }
  return entries;
}

function sequence(walk: Walk, index: number, value: readonly unknown[]): SequenceNode {
  const { tape } = walk;
  let items: readonly Node[] | undefined;
  return {
    kind: 'sequence',
    start: at(tape, index + 1),
    end: at(tape, index + 2),
    flow: isFlow(tape, index),
    value,
    get items() {
      return (items ??= itemsOf(walk, index, value));
    },
  };
}

function itemsOf(walk: Walk, index: number, value: readonly unknown[]): readonly Node[] {
  const items: Node[] = [];
  const count = at(walk.tape, index + 3);
  let next = index + 5;
  for (let i = 0; i < count; i++) {
    items.push(node(walk, next, value[i]));
    next = afterRecord(walk.tape, next);
  }
  return items;
}

/** Where the record stands that follows a node. */
function afterRecord(tape: Int32Array, index: number): number {
  const kind = at(tape, index) & KIND;
  if (kind === MAPPING || kind === SEQUENCE) return at(tape, index + 4);
  return index + (kind === LITERAL || kind === FOLDED ? 7 : 3);
}

const STYLES: Record<number, ScalarStyle> = {
  [PLAIN]: 'plain',
  [SINGLE]: 'single',
  [DOUBLE]: 'double',
  [LITERAL]: 'literal',
  [FOLDED]: 'folded',
};

function scalarNode(walk: Walk, index: number): ScalarNode {
  const { text, tape } = walk;
  const style = STYLES[at(tape, index) & KIND] ?? 'plain';
  if (isMadeByAction(walk, index)) {
    const value = TEMPLATE_VALUE;
    return { kind: 'scalar', ...spanAt(tape, index), style, value, resolved: undefined, isMergeKey: false };
  }
  const resolved = scalarAt(text, tape, index);
  const value = typeof resolved === 'bigint' ? Number(resolved) : resolved;
  return { kind: 'scalar', ...spanAt(tape, index), style, value, resolved, isMergeKey: false };
}

function spanAt(tape: Int32Array, index: number): { start: number; end: number } {
  return { start: at(tape, index + 1), end: at(tape, index + 2) };
}

function isFlow(tape: Int32Array, index: number): boolean {
  return (at(tape, index) & FLOW) !== 0;
}
