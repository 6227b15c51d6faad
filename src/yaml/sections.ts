import type { YamlDocument, YamlFile, YamlProblem } from './document';
import type { Span } from './place';
import { shiftedDocument } from './shifted';

/** The text between two `---` lines as read: what it holds depends on nothing around it. */
export interface Section {
  readonly span: Span;
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly YamlProblem[];
  /** How many readings ago its text was read. */
  readonly age: number;
}

/** A section keeps the whole text in memory from which it was read: after this many readings it is read anew. */
const oldest = 200;

/** Where a file carries its sections, for the next reading of its text. */
export const sections = Symbol('sections');

/** A file as readings of its changed text take it. */
export interface SectionedFile extends YamlFile {
  readonly [sections]: readonly Section[];
}

/** Reads every span of `text`; those that stand in `previous` as well, before and after the change, are moved. */
export function readSections(
  text: string,
  spans: readonly Span[],
  previous: YamlFile | undefined,
  read: (span: Span) => Omit<Section, 'span' | 'age'>,
): readonly Section[] {
  const before = (previous as Partial<SectionedFile> | undefined)?.[sections] ?? [];
  const reused = reusable(text, spans, previous?.text ?? '', before);
  return spans.map((span, index) => {
    const section = reused(index);
    return section && section.age < oldest ? moved(section, span) : { span, age: 0, ...read(span) };
  });
}

/** By index of a new span, the old section of the same text: counted from the top, or from the bottom. */
function reusable(
  text: string,
  spans: readonly Span[],
  oldText: string,
  before: readonly Section[],
): (index: number) => Section | undefined {
  const isSame = (section: Section | undefined, span: Span | undefined): boolean =>
    section !== undefined &&
    span !== undefined &&
    span.end - span.start === section.span.end - section.span.start &&
    text.slice(span.start, span.end) === oldText.slice(section.span.start, section.span.end);
  const most = Math.min(spans.length, before.length);
  let head = 0;
  while (head < most && isSame(before[head], spans[head])) head++;
  let tail = 0;
  while (tail < most - head && isSame(before.at(-1 - tail), spans.at(-1 - tail))) tail++;
  const added = spans.length - before.length;
  return index => {
    if (index < head) return before[index];
    return index >= spans.length - tail ? before[index - added] : undefined;
  };
}

function moved({ span: { start }, documents, problems, age }: Section, span: Span): Section {
  const by = span.start - start;
  return {
    span,
    age: age + 1,
    documents: by === 0 ? documents : documents.map(document => shiftedDocument(document, by)),
    problems:
      by === 0
        ? problems
        : problems.map(problem => ({
            ...problem,
            span: { start: problem.span.start + by, end: problem.span.end + by },
          })),
  };
}
