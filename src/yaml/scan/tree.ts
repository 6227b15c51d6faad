import type { Entry, MappingNode, Node, ScalarNode, ScalarStyle, SequenceNode } from '../node';
import { TEMPLATE_VALUE } from '../templated';
import { scalarAt } from './decode';
import type { Scan } from './scan';
import { DOUBLE, FLOW, FOLDED, KIND, LITERAL, MAPPING, PLAIN, SEQUENCE, SINGLE, at } from './tape';
import { isMadeByAction, keyAt, type Walk } from './value';

/** The node tree of the document that was scanned and has this value. */
export function treeOf({ text, tape, length, actions }: Scan, value: unknown): Node {
  // To look at a value may begin another scan (see defer.ts), which writes on the same tape.
  return node({ text, tape: tape.slice(0, length), actions, index: 0 }, value);
}

function node(walk: Walk, value: unknown): Node {
  const kind = at(walk.tape, walk.index) & KIND;
  if (kind === MAPPING) return mapping(walk, value as Record<string, unknown>);
  if (kind === SEQUENCE) return sequence(walk, value as readonly unknown[]);
  const scalar = scalarNode(walk, walk.index);
  walk.index += kind === LITERAL || kind === FOLDED ? 7 : 3;
  return scalar;
}

function mapping(walk: Walk, value: Record<string, unknown>): MappingNode {
  const { tape, index } = walk;
  const entries: Entry[] = [];
  walk.index += 5;
  for (let left = at(tape, index + 3); left > 0; left--) {
    const keySpan = scalarNode(walk, walk.index);
    const key = keyAt(walk, walk.index);
    walk.index += 4;
    entries.push({ key, keySpan, node: node(walk, value[key]), merged: false });
  }
  return { kind: 'mapping', ...spanAt(tape, index), flow: isFlow(tape, index), value, entries };
}

function sequence(walk: Walk, value: readonly unknown[]): SequenceNode {
  const { tape, index } = walk;
  const items: Node[] = [];
  const count = at(tape, index + 3);
  walk.index += 5;
  for (let i = 0; i < count; i++) items.push(node(walk, value[i]));
  return { kind: 'sequence', ...spanAt(tape, index), flow: isFlow(tape, index), value, items };
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
