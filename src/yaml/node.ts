import type { Span } from './place';
import type { Resolved } from './scalar';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** A scalar; its span covers quotes and the `|` of a block scalar, not the line break after it. */
export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly value: unknown;
  readonly style: ScalarStyle;
  /** The value before a big integer is rounded to a number; undefined when a template makes it. */
  readonly resolved: Resolved | undefined;
  /** A plain `<<`. */
  readonly isMergeKey: boolean;
}

/** `key: value` of a mapping. A merged entry stands where its anchor was written. */
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly node: Node;
  readonly merged: boolean;
}

export interface MappingNode extends Span {
  readonly kind: 'mapping';
  readonly value: Record<string, unknown>;
  readonly flow: boolean;
  /** As written; of several with one key the last counts. */
  readonly entries: readonly Entry[];
}

export interface SequenceNode extends Span {
  readonly kind: 'sequence';
  readonly value: readonly unknown[];
  readonly flow: boolean;
  readonly items: readonly Node[];
}

/** `*name`: the value of its anchor. */
export interface AliasNode extends Span {
  readonly kind: 'alias';
  readonly value: unknown;
  readonly target: Node;
}

export type Node = ScalarNode | MappingNode | SequenceNode | AliasNode;
