import { applyEdits } from './apply';
import type { YamlChange } from './change';
import { rootOf } from './create-document';
import type { YamlFile } from './document';
import { appendDocument } from './edit/append-document';
import { combineEdits } from './edit/combine';
import { removeValue } from './edit/remove';
import { scalarText } from './edit/render';
import { setValue } from './edit/set';
import { styleOf } from './edit/style';
import type { Target } from './edit/target';
import { find } from './lookup';
import type { TextEdit } from './place';
import { readYaml } from './read';

/**
 * The edits of the file's text that make `changes`, in order, to one of its documents. Comments, quotes, indentation,
 * brackets and line breaks stay as they are. A change of something that is not there gives no edit.
 */
export function editYaml(file: YamlFile, documentIndex: number, changes: readonly YamlChange[]): TextEdit[] {
  const document = file.documents[documentIndex];
  const base = document?.span.start ?? 0;
  const original = file.text.slice(base, document?.span.end ?? file.text.length);
  let edits: readonly TextEdit[] = [];
  let text = original;
  for (const change of changes) {
    const target = change.op === 'append-document' ? undefined : targetOf(text);
    if (!target || change.op === 'append-document') continue;
    const next = changeOne(target, change).map(edit => withLineBreaks(edit, original));
    edits = combineEdits(edits, next);
    text = applyEdits(text, next);
  }
  const appended = changes.flatMap(change =>
    change.op === 'append-document' ? appendDocument(file, change.value) : [],
  );
  return [
    ...edits.map(({ span, newText }) => ({ span: { start: span.start + base, end: span.end + base }, newText })),
    ...appended,
  ];
}

/** Undefined for text that cannot be read: nothing is known about where a change would go. */
function targetOf(text: string): Target | undefined {
  const { documents, problems } = readYaml(text);
  const root = documents[0] && rootOf(documents[0]);
  if (!root && problems.length > 0) return undefined;
  return { text, root, style: styleOf(text, root) };
}

function changeOne(target: Target, change: Exclude<YamlChange, { op: 'append-document' }>): readonly TextEdit[] {
  switch (change.op) {
    case 'set':
      return setValue(target, change.path, change.value);
    case 'remove':
      return removeValue(target, change.path);
    case 'rename': {
      const entry = find(target.root, change.path)?.entry;
      if (!entry || entry.merged) return [];
      const { start, end } = entry.keySpan;
      const like = { '"': 'double', "'": 'single' } as const;
      return [
        { span: { start, end }, newText: scalarText(change.key, like[target.text[start] as '"' | "'"] ?? 'plain') },
      ];
    }
  }
}

function withLineBreaks(edit: TextEdit, original: string): TextEdit {
  return original.includes('\r\n') ? { ...edit, newText: edit.newText.replaceAll(/\r?\n/g, '\r\n') } : edit;
}
