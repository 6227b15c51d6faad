import type { YamlDocument } from '../yaml/document';
import type { Path, Span } from '../yaml/place';
import { readYaml } from '../yaml/read';

/** The value of a text of YAML inside a manifest; `undefined` when it cannot be read: its errors are not ours. */
export function yamlIn(text: string): unknown {
  const file = readYaml(text);
  return file.problems.length === 0 && file.documents.length === 1 ? file.documents[0]?.value : undefined;
}

/**
 * Where `inner` stands in a literal block scalar (`|`) at `outer`: line by line, as the scalar keeps them.
 * `undefined` when it does not stand there, or when the lines cannot be told.
 */
export function spanInText(
  text: string,
  document: YamlDocument,
  outer: { readonly path: Path; readonly value: string },
  inner: { readonly path: Path; readonly at?: 'key' | 'value' | undefined },
): Span | undefined {
  const scalar = document.valueSpan(outer.path);
  if (!scalar || document.scalarStyle(outer.path) !== 'literal') return undefined;
  const file = readYaml(outer.value);
  const embedded = file.documents.length === 1 ? file.documents[0] : undefined;
  const span = embedded && spanWithin(embedded, inner);
  if (!span) return undefined;
  const { line, character } = file.position(span.start);
  const written = outer.value.split('\n')[line] ?? '';
  const lineStart = startOfLine(text, scalar.start, line + 1);
  const source = /^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? '';
  if (!source.endsWith(written)) return undefined;
  const start = lineStart + source.length - written.length + character;
  return { start, end: start + Math.min(span.end - span.start, written.length - character) };
}

/** The value or key at a path, or the key of the nearest thing around it that exists, at last the kind. */
function spanWithin(document: YamlDocument, inner: { path: Path; at?: 'key' | 'value' | undefined }): Span | undefined {
  const whole = inner.at === 'key' ? undefined : document.valueSpan(inner.path);
  for (let length = inner.path.length; length > 0 && !whole; length--) {
    const span = document.keySpan(inner.path.slice(0, length));
    if (span) return span;
  }
  return whole ?? document.valueSpan(['kind']);
}

/** Offset of the `count`th line after the one that holds `offset`. */
function startOfLine(text: string, offset: number, count: number): number {
  let start = offset;
  for (let n = 0; n < count; n++) start = text.indexOf('\n', start) + 1;
  return start;
}
