import type { Tree } from './ast';
import { evaluateList } from './evaluate';
import type { Evaluation, MissingKey } from './evaluation';
import type { Functions } from './function';
import { functionNamed } from './function-named';
import { isEmpty, parseTrees } from './parser';
import { RenderedText, type SourceMap } from './source-map';
import { goValue } from './go-value';

/** A template, parsed once and rendered as often as wanted. */
export interface Template {
  readonly name: string;
  readonly trees: ReadonlyMap<string, Tree>;
  readonly functions: Functions;
}

export interface Rendered {
  readonly text: string;
  readonly map: SourceMap;
}

const NO_FUNCTIONS: Functions = {};
/**
 * Parses a Go template.
 * @param functions what it may call beside the functions of text/template
 * @param shared templates whose definitions it may use
 * @throws TemplateError with Go's text
 */
export function parseTemplate(
  source: string,
  name: string,
  functions: Functions = NO_FUNCTIONS,
  shared: readonly Template[] = [],
): Template {
  const trees = new Map(shared.flatMap(template => [...template.trees]));
  for (const [key, tree] of parseTrees(source, name, word => functionNamed(functions, word) !== undefined)) {
    if (key === name || !trees.has(key) || !isEmpty(tree.root)) trees.set(key, tree);
  }
  return { name, trees, functions };
}

/**
 * Renders a template over plain data (as read from YAML or JSON).
 * @throws TemplateError with Go's text
 */
export function renderParsed(template: Template, data: unknown, missingKey: MissingKey = 'default'): Rendered {
  const tree = template.trees.get(template.name);
  const output = new RenderedText();
  const root = { value: goValue(data) ?? undefined, boxed: false };
  if (tree === undefined) return { text: '', map: output.map() };
  const evaluation: Evaluation = {
    tree,
    trees: template.trees,
    functions: template.functions,
    missingKey,
    output,
    depth: 0,
    variables: [{ name: '$', cell: root }],
    node: undefined,
  };
  evaluateList(evaluation, root, tree.root);
  return { text: output.text(), map: output.map() };
}

export interface RenderOptions {
  /** As Go's error texts call it. */
  readonly name: string;
  readonly missingKey?: MissingKey;
  readonly functions?: Functions;
}

/** Parses and renders in one go. @throws TemplateError with Go's text */
export function renderTemplate(
  source: string,
  data: unknown,
  { name, missingKey, functions }: RenderOptions,
): Rendered {
  return renderParsed(parseTemplate(source, name, functions), data, missingKey);
}
