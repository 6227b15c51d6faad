import type { Node } from '../node';

/** How a document is written, so that new text looks like it. */
export interface Style {
  readonly lineBreak: '\n' | '\r\n';
  /** Spaces a nested block mapping is indented by. */
  readonly indent: number;
  /** Lists stand deeper than the key that holds them. */
  readonly indentSeq: boolean;
  /** JSON and KYAML write everything in brackets; others mix. */
  readonly notation: 'yaml' | 'kyaml' | 'json';
}

/** Finds the style of the document below `root`; two spaces and indented lists when it shows none. */
export function styleOf(text: string, root: Node | undefined): Style {
  const shown = root ? nesting(text, root) : {};
  return {
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
    indent: shown.indent ?? 2,
    indentSeq: shown.indentSeq ?? true,
    notation: notationOf(text, root),
  };
}

/** The column of `offset` in its line, from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

export function lineStart(text: string, offset: number): number {
  const at = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return at === 0 && text.startsWith('\ufeff') && offset > 0 ? 1 : at;
}

function notationOf(text: string, root: Node | undefined): Style['notation'] {
  if (!root || root.kind === 'scalar' || root.kind === 'alias' || !root.flow) return 'yaml';
  const first = root.kind === 'mapping' ? root.entries[0]?.keySpan : root.items[0];
  if (root.kind === 'mapping' && first) return text[first.start] === '"' ? 'json' : 'kyaml';
  return first && text[first.start + 1] !== '"' && text[first.start] === '{' ? 'kyaml' : 'json';
}

function nesting(text: string, root: Node): { indent?: number; indentSeq?: boolean } {
  const shown: { indent?: number; indentSeq?: boolean } = {};
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (shown.indent !== undefined && shown.indentSeq !== undefined) break;
    if (node.kind === 'sequence') open.push(...node.items.toReversed());
    if (node.kind !== 'mapping') continue;
    for (const { keySpan, node: value, merged } of node.entries.toReversed()) {
      if (merged || value.kind === 'scalar' || value.kind === 'alias') continue;
      open.push(value);
      if (value.start === value.end) continue;
      const deeper = columnOf(text, value.start) - columnOf(text, keySpan.start);
      const ownLine = lineStart(text, value.start) !== lineStart(text, keySpan.start);
      if (!ownLine || deeper < 0) continue;
      if (value.kind === 'sequence' && !value.flow) shown.indentSeq ??= deeper > 0;
      if (value.kind === 'mapping' && !value.flow && deeper > 0) shown.indent ??= deeper;
    }
  }
  return shown;
}
