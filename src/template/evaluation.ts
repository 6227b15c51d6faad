import { nodeText, type Node, type Tree } from './ast';
import type { Functions } from './function';
import type { Output } from './source-map';
import { placeOf, TemplateError } from './template-error';
import type { GoValue } from './value';

export type MissingKey = 'default' | 'zero' | 'error';

/** A value with how it was reached: Go names the type of an element of a list or map `interface {}`. */
export interface Cell {
  readonly value: GoValue;
  readonly boxed: boolean;
}

/** One execution of one template. */
export interface Evaluation {
  readonly tree: Tree;
  readonly trees: ReadonlyMap<string, Tree>;
  readonly functions: Functions;
  readonly missingKey: MissingKey;
  readonly output: Output;
  readonly depth: number;
  /** In a template from another file: the place of the call, which stands for all that is inside. */
  readonly callSite?: { readonly start: number; readonly end: number };
  /** Variables in scope, the newest last. */
  readonly variables: { readonly name: string; cell: Cell }[];
  /** The node that errors point at. */
  node: Node | undefined;
}

/** Stops with Go's text: `template: name:line:column: executing "name" at <node>: reason`. */
export function failAt(evaluation: Evaluation, reason: string): never {
  const { tree, node } = evaluation;
  const position = node?.position ?? 0;
  const { line, column } = placeOf(tree.source, position);
  const lineStart = tree.source.lastIndexOf('\n', position - 1) + 1;
  const bytes = new TextEncoder().encode(tree.source.slice(position === 0 ? 0 : lineStart, position)).length;
  const context = node === undefined ? '' : nodeText(node);
  const place = `${tree.parseName}:${line}:${bytes}`;
  const message = `template: ${place}: executing ${JSON.stringify(tree.name)} at <${context}>: ${reason}`;
  const site = evaluation.callSite;
  throw new TemplateError(message, site?.start ?? position, line, column, reason);
}
