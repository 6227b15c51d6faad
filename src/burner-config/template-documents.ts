import type { Span } from '../yaml/place';

/** The YAML documents of a text that hold something besides comments: parted at lines of `---`, as Kubernetes' reader does. */
export function filledDocuments(text: string): readonly Span[] {
  return pieces(text).filter(({ start, end }) => isFilled(text.slice(start, end)));
}

/** Everything between lines of `---`; two of them in a row have nothing between them, but an empty line is something. */
export function pieces(text: string): readonly Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const line of text.matchAll(SEPARATOR)) {
    if (line.index > start) found.push({ start, end: line.index });
    start = line.index + line[0].length;
  }
  if (text.length > start) found.push({ start, end: text.length });
  return found;
}

const SEPARATOR = /^---[ \t]*(?:#.*)?\r?(?:\n|$)/gm;

export const isFilled = (text: string): boolean => /^[ \t]*[^#\s]/m.test(text);

/** A template as kube-burner first reads it: on each line all from the first `{{` to the last `}}` taken away. */
export const withoutActions = (text: string): string => text.replace(/\{\{.*\}\}/g, '');
