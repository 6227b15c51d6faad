import { createDocument, withContent } from './create-document';
import { compose } from './compose';
import type { YamlDocument, YamlFile, YamlProblem } from './document';
import { lineIndex } from './line-index';
import { isFailure, parseSpan, type ParseFailure } from './parse';
import type { Span } from './place';
import { scanned, type Scannable } from './scan/scanned';
import { readSections, sections, type SectionedFile } from './sections';
import type { Source } from './source';
import { concatenatedJson, splitDocuments } from './split';
import { templateActions, type TemplateAction } from './template-actions';
import { maskActions } from './template-mask';
import { touches } from './template-reach';

/** How to read a text. */
export interface ReadOptions {
  /** With `literal`, `{{ }}` is text like any other (for text already rendered). */
  readonly templates?: 'mask' | 'literal';
  /** An earlier reading of nearly the same text: documents that did not change are not read again. */
  readonly previous?: YamlFile | undefined;
}

/**
 * Reads a YAML or JSON text as Kubernetes does (sigs.k8s.io/yaml), with the place of everything. Never throws on bad
 * text: see `problems`.
 */
export function readYaml(text: string, options: ReadOptions = {}): YamlFile {
  return readFile(text, options, scanned);
}

/** The same without the scan of what is simple, for proofs that the scan changes nothing. */
export function readByParsing(text: string, options: ReadOptions = {}): YamlFile {
  return readFile(text, options, () => undefined);
}

type ScanSpan = (source: Scannable, span: Span) => YamlDocument | undefined;

function readFile(text: string, { templates, previous }: ReadOptions, scan: ScanSpan): YamlFile {
  const actions = templates === 'literal' ? [] : templateActions(text);
  const masked = actions.length > 0 ? maskActions(text, actions) : text;
  // What an action does reaches over documents.
  const known = actions.length > 0 || previous?.templated ? undefined : previous;
  const read = readSections(text, splitDocuments(masked), known, span => {
    const simple = scan({ text, masked, actions }, span);
    if (simple) return { documents: [simple], problems: [] };
    const problems: YamlProblem[] = [];
    return { documents: readSpan(text, masked, actions, span, problems), problems };
  });
  const lines = lineIndex(text);
  const file: SectionedFile = {
    text,
    documents: read.flatMap(({ documents }) => documents),
    problems: read.flatMap(({ problems }) => problems),
    templated: actions.length > 0,
    position: offset => lines.position(offset),
    range: ({ start, end }) => ({ start: lines.position(start), end: lines.position(end) }),
    offset: position => lines.offset(position),
    [sections]: read,
  };
  return file;
}

/** The documents between two `---` lines: one, or several that `...` ends. */
function readSpan(
  text: string,
  masked: string,
  actions: readonly TemplateAction[],
  span: Span,
  problems: YamlProblem[],
): readonly YamlDocument[] {
  const templated = (start: number, end: number) => touches(actions, start, Math.max(end, start + 1));
  const outcome = parseSpan(masked, span);
  if (isFailure(outcome)) {
    const json = concatenatedJson(masked, span);
    if (json.length > 1) return json.flatMap(part => readSpan(text, masked, actions, part, problems));
    problems.push(problemOf(outcome, templated(span.start, span.end)));
    return [createDocument({ text, span, value: undefined, root: () => undefined, actions, aliases: false })];
  }
  const source: Source = {
    text: masked,
    templated: actions.length > 0 ? templated : () => false,
    written: (start, end) => text.slice(start, end),
    report(code, message, start, end) {
      // The branches of an {{ if }} may well repeat a key.
      if (code === 'duplicate-key' && templated(span.start, span.end)) return;
      problems.push({ code, message, span: { start, end } });
    },
  };
  const composed = compose(source, outcome, span.start);
  return composed.map(({ root, end }, i) => {
    const start = composed[i - 1]?.end ?? span.start;
    const own = { start, end: i === composed.length - 1 ? span.end : end };
    return createDocument({
      text,
      span: own,
      value: withContent(root)?.value,
      root: () => root,
      actions,
      aliases: true,
    });
  });
}

function problemOf({ reason, offset }: ParseFailure, templated: boolean): YamlProblem {
  const span = { start: offset, end: offset + 1 };
  if (reason.startsWith('nesting exceeded')) {
    return { code: 'too-deep', message: 'Maps and lists nest too deeply here to be read: flatten them.', span };
  }
  if (templated) {
    const message = `This template cannot be checked before it is rendered: without its actions it is not YAML (${reason}).`;
    return { code: 'template', message, span };
  }
  return { code: 'syntax', message: `This is not YAML: ${reason}. Correct it here or in the line above.`, span };
}
