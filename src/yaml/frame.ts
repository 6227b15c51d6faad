import { COLLECTION_STYLE, type MappingEvent, type SequenceEvent } from 'js-yaml';
import type { Entry, MappingNode, Node, SequenceNode } from './node';
import type { Span } from './place';
import { keyText } from './read-scalar';
import type { Source } from './source';

/** A collection that is being read. */
export interface Frame {
  readonly flow: boolean;
  readonly anchorStart: number;
  readonly anchorEnd: number;
  /** What an empty child comes right after. */
  readonly emptyFollows: ':' | '-';
  /** True when the next child is a key. */
  expectsKey(): boolean;
  add(node: Node): void;
  close(end: number): Node;
}

/** Gathers the items of a list. */
export function sequenceFrame(_source: Source, event: SequenceEvent | MappingEvent): Frame {
  const { start, anchorStart, anchorEnd } = event;
  const flow = event.style === COLLECTION_STYLE.FLOW;
  const items: Node[] = [];
  const value: unknown[] = [];
  return {
    flow,
    anchorStart,
    anchorEnd,
    emptyFollows: '-',
    expectsKey: () => false,
    add(node) {
      items.push(node);
      value.push(node.value);
    },
    close: (end): SequenceNode => ({ kind: 'sequence', start, end, flow, value, items }),
  };
}

/** Gathers the entries of a mapping; merges and repeated keys count in the order in which go-yaml v2 sets them. */
export function mappingFrame(source: Source, event: SequenceEvent | MappingEvent): Frame {
  const { start, anchorStart, anchorEnd } = event;
  const flow = event.style === COLLECTION_STYLE.FLOW;
  const entries: Entry[] = [];
  const value: Record<string, unknown> = {};
  let key: Node | undefined;
  const put = (entry: Entry) => {
    if (!entry.merged && Object.hasOwn(value, entry.key)) reportDuplicate(source, entries, entry);
    entries.push(entry);
    setOwn(value, entry.key, entry.node.value);
  };
  return {
    flow,
    anchorStart,
    anchorEnd,
    emptyFollows: ':',
    expectsKey: () => key === undefined,
    add(node) {
      if (!key) {
        key = node;
        return;
      }
      if (isMergeKey(key)) for (const entry of mergedEntries(source, node)) put(entry);
      else put({ key: keyOf(source, key), keySpan: placeOf(key), node, merged: false });
      key = undefined;
    },
    close: (end): MappingNode => ({ kind: 'mapping', start, end, flow, value, entries }),
  };
}

/** A scalar is its own place, which spares an object a key; what is in a key that is none has places of its own. */
function placeOf(key: Node): Span {
  return key.kind === 'scalar' ? key : { start: key.start, end: key.end };
}

function isMergeKey(key: Node): boolean {
  return key.kind === 'scalar' && key.isMergeKey;
}

function keyOf(source: Source, node: Node): string {
  const key = node.kind === 'alias' ? node.target : node;
  const written = source.written(node.start, node.end);
  if (key.kind !== 'scalar') {
    source.report('syntax', 'A key must be a scalar: Kubernetes refuses a map or a list here.', node.start, node.end);
    return written;
  }
  const text = keyText(key);
  if (text === undefined && key.value === null) {
    source.report(
      'syntax',
      'A key must not be null: Kubernetes refuses it. Write or quote the key.',
      node.start,
      node.end,
    );
  }
  return text ?? written;
}

/** Of several merged maps the earlier wins, so they are set from the last to the first. */
function mergedEntries(source: Source, node: Node): Entry[] {
  const target = node.kind === 'alias' ? node.target : node;
  if (target.kind === 'mapping') return target.entries.map(entry => ({ ...entry, merged: true }));
  if (node.kind === 'sequence') {
    const maps = node.items.map(item => (item.kind === 'alias' ? item.target : item));
    if (maps.every(map => map.kind === 'mapping'))
      return node.items.toReversed().flatMap(item => mergedEntries(source, item));
  }
  if (!source.templated(node.start, node.end)) {
    source.report('syntax', 'Only a map, or a list of maps, can be merged with <<.', node.start, node.end);
  }
  return [];
}

function reportDuplicate(source: Source, entries: readonly Entry[], entry: Entry): void {
  if (!entries.some(earlier => earlier.key === entry.key && !earlier.merged)) return;
  const message = `The key "${entry.key}" stands twice in this map; the last one counts, the others are dropped.`;
  source.report('duplicate-key', message, entry.keySpan.start, entry.keySpan.end);
}

function setOwn(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') record[key] = value;
  else Object.defineProperty(record, key, { value, writable: true, enumerable: true, configurable: true });
}
