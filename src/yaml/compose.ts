import {
  COLLECTION_STYLE,
  EVENT_ID,
  type AliasEvent,
  type Event,
  type MappingEvent,
  type SequenceEvent,
} from 'js-yaml';
import { hasExcessiveAliases } from './alias-count';
import { mappingFrame, sequenceFrame, type Frame } from './frame';
import type { Node } from './node';
import { readScalar } from './read-scalar';
import type { Source } from './source';
import { afterBracket } from './token-end';

/** Anchors of a document; `open` while the collection that carries the name is still being read. */
type Anchors = Map<string, Node | 'open'>;

/** A document as composed: its root, if it has content, and where its last token ends. */
export interface Composed {
  readonly root: Node | undefined;
  readonly end: number;
}

/**
 * Turns the events of a whole text into one root node a document.
 * Without recursion, so nesting costs no stack; each value is built once, aliases share it.
 */
export function compose(source: Source, events: readonly Event[], start: number): readonly Composed[] {
  const documents: Composed[] = [];
  const anchors: Anchors = new Map();
  const open: Frame[] = [];
  let root: Node | undefined;
  let cursor = start;
  let aliases = 0;

  const complete = (node: Node, anchorStart: number, anchorEnd: number) => {
    cursor = node.end;
    if (anchorStart >= 0) anchors.set(source.text.slice(anchorStart, anchorEnd), node);
    const parent = open.at(-1);
    if (typeof node.value === 'number' && !Number.isFinite(node.value) && !parent?.expectsKey()) {
      source.report(
        'syntax',
        'Kubernetes refuses this: JSON has no infinity and no NaN. Quote it or write a number.',
        node.start,
        node.end,
      );
    }
    if (parent) parent.add(node);
    else root = node;
  };
  const begin = (event: MappingEvent | SequenceEvent) => {
    const frame = (event.type === EVENT_ID.MAPPING ? mappingFrame : sequenceFrame)(source, event);
    if (event.anchorStart >= 0) anchors.set(source.text.slice(event.anchorStart, event.anchorEnd), 'open');
    open.push(frame);
    cursor = event.style === COLLECTION_STYLE.FLOW ? event.start + 1 : event.start;
  };

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        anchors.clear();
        aliases = 0;
        root = undefined;
        break;
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        begin(event);
        break;
      case EVENT_ID.SCALAR: {
        const indicator = open.at(-1)?.emptyFollows ?? '-';
        complete(readScalar(source, event, cursor, indicator), event.anchorStart, event.anchorEnd);
        break;
      }
      case EVENT_ID.ALIAS:
        aliases++;
        complete(alias(source, anchors, event), -1, -1);
        break;
      case EVENT_ID.POP: {
        const frame = open.pop();
        if (!frame) documents.push({ root: aliases > 0 ? bounded(source, root) : root, end: cursor });
        else
          complete(
            frame.close(frame.flow ? afterBracket(source.text, cursor) : cursor),
            frame.anchorStart,
            frame.anchorEnd,
          );
      }
    }
  }
  return documents;
}

function bounded(source: Source, root: Node | undefined): Node | undefined {
  if (!root || !hasExcessiveAliases(root)) return root;
  const message = 'Kubernetes refuses this document: its aliases stand for far more than it holds. Write values out.';
  source.report('syntax', message, root.start, root.start + 1);
  return undefined;
}

function alias(source: Source, anchors: Anchors, event: AliasEvent): Node {
  const span = { start: event.anchorStart - 1, end: event.anchorEnd };
  const name = source.text.slice(event.anchorStart, event.anchorEnd);
  const target = anchors.get(name);
  if (target && target !== 'open') return { kind: 'alias', ...span, value: target.value, target };
  const message = target
    ? `The anchor &${name} contains itself, which Kubernetes refuses: repeat the value instead.`
    : `No anchor &${name} stands before this alias in its document: define it or write the value.`;
  source.report('syntax', message, span.start, span.end);
  return { kind: 'scalar', ...span, value: null, style: 'plain', resolved: null, isMergeKey: false };
}
