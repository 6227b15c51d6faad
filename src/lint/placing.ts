import { valueAt } from '../burner-config/value-at';
import type { YamlDocument } from '../yaml/document';
import type { Path, Span } from '../yaml/place';
import { spanInText } from './yaml-in';

/** Where a finding shows: its value or key, or the key of the nearest thing that exists; never more than one line. */
export function placeOf(
  text: string,
  document: YamlDocument,
  finding: { readonly path: Path; readonly at?: 'key' | 'value' },
): { readonly path: Path; readonly span: Span } {
  const path = existing(document, finding.path);
  const inText = path.length < finding.path.length && spanInTextAt(text, document, path, finding);
  if (inText) return { path, span: inText };
  const missing = path.length < finding.path.length;
  const key = missing || finding.at === 'key' ? document.keySpan(path) : undefined;
  const span = key ?? wholeSpan(document, path) ?? document.keySpan(path) ?? document.span;
  return { path, span: firstLine(text, span) };
}

/** A path that goes on inside a text of YAML is placed there. */
function spanInTextAt(
  text: string,
  document: YamlDocument,
  path: Path,
  finding: { readonly path: Path; readonly at?: 'key' | 'value' },
): Span | undefined {
  const value = valueAt(document.value, path);
  if (typeof value !== 'string') return undefined;
  return spanInText(text, document, { path, value }, { path: finding.path.slice(path.length), at: finding.at });
}

/** A whole document is marked at its kind, which is the same line whatever comments stand above. */
function wholeSpan(document: YamlDocument, path: Path): Span | undefined {
  return (path.length === 0 ? document.valueSpan(['kind']) : undefined) ?? document.valueSpan(path);
}

function existing(document: YamlDocument, path: Path): Path {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    if (document.valueSpan(part) ?? document.keySpan(part)) return part;
  }
  return [];
}

/** Of something that goes on below, its first line without the comment behind it. */
function firstLine(text: string, { start, end }: Span): Span {
  const [line = ''] = text.slice(start, end).split(/[ \t]*\r?\n/, 1);
  if (line.length === 0 || start + line.length === end) return { start, end };
  return { start, end: start + line.replace(/[ \t]+#.*$/, '').length };
}
