import type { Tree } from './ast';
import { evaluateList } from './evaluate';
import type { Evaluation, MissingKey } from './evaluation';
import type { Functions } from './function';
import { functionNamed } from './function-named';
import { isEmpty, parseTrees } from './parser';
import { PlainText, RenderedText, type Output, type SourceMap } from './source-map';
import { goValue } from './go-value';
import type { GoMap, GoValue } from './value';

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
  const output = new RenderedText();
  run(template, goValue(data) ?? undefined, missingKey, output);
  return { text: output.text(), map: output.map() };
}

/**
 * The text alone, over values that are Go's already: for templates that are rendered many times.
 * @throws TemplateError with Go's text
 */
export function renderText(template: Template, data: GoMap, missingKey: MissingKey): string {
  const output = new PlainText();
  run(template, data, missingKey, output);
  return output.text();
}

function run(template: Template, data: GoValue, missingKey: MissingKey, output: Output): void {
  const tree = template.trees.get(template.name);
  if (tree === undefined) return;
  const root = { value: data, boxed: false };
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
