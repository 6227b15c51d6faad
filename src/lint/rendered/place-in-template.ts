import type { Range } from '../../yaml/place';

/**
 * Where a line of rendered text stands in its template: the line that looks the same, else the one with the same key, else
 * that of what it stands in. Only a line of which it is sure counts: the only one, or the nth of as many as were rendered.
 * The begin of the template where nothing is sure.
 */
export function placeInTemplate(template: string, rendered: readonly string[], line: number): Range {
  const lines = template.split(/\r?\n/);
  for (let at: number | undefined = line; at !== undefined; at = parentOf(rendered, at)) {
    const found = matching(lines, rendered, at, sameText) ?? matching(lines, rendered, at, sameKey);
    if (found !== undefined) return wholeLine(lines, found);
  }
  return { start: { line: 0, character: 0 }, end: { line: 0, character: (lines[0] ?? '').length } };
}

type Same = (line: string) => string | undefined;

const sameText: Same = line => line.trim();

/** The key of a mapping entry, dashes of lists before it left out. */
const sameKey: Same = line => /^(?:\s*-\s+)*\s*("?[\w./-]+"?):(?:\s|$)/.exec(line)?.[1];

function matching(lines: readonly string[], rendered: readonly string[], at: number, same: Same): number | undefined {
  const wanted = same(rendered[at] ?? '');
  if (wanted === undefined || wanted === '') return undefined;
  const inTemplate = indicesOf(lines, wanted, same);
  if (inTemplate.length === 1) return inTemplate[0];
  const inRendered = indicesOf(rendered, wanted, same);
  return inTemplate.length === inRendered.length ? inTemplate[inRendered.indexOf(at)] : undefined;
}

function indicesOf(lines: readonly string[], wanted: string, same: Same): readonly number[] {
  return lines.flatMap((line, index) => (same(line) === wanted ? [index] : []));
}

/** The line of what a line stands in: the next above that is indented less. */
function parentOf(lines: readonly string[], at: number): number | undefined {
  const indent = indentOf(lines[at] ?? '');
  for (let above = at - 1; above >= 0; above--) {
    const line = lines[above] ?? '';
    if (line.trim() !== '' && !line.startsWith('#') && indentOf(line) < indent) return above;
  }
  return undefined;
}

/** Entries of a list stand deeper than its key, also where they are not indented. */
function indentOf(line: string): number {
  return line.search(/\S|$/) + (/^\s*-\s/.test(line) ? 0.5 : 0);
}

function wholeLine(lines: readonly string[], line: number): Range {
  const text = lines[line] ?? '';
  const start = text.search(/\S|$/);
  return { start: { line, character: start }, end: { line, character: Math.max(start, text.trimEnd().length) } };
}
