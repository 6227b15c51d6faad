import { applyEdits } from './apply';
import type { YamlChange } from './change';
import { rootOf } from './create-document';
import type { YamlFile } from './document';
import { appendDocument } from './edit/append-document';
import { combineEdits } from './edit/combine';
import { removeValue } from './edit/remove';
import { scalarText } from './edit/render';
import { setValue, type Target } from './edit/set';
import { styleOf } from './edit/style';
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
    if (change.op === 'append-document') continue;
    const next = changeOne(targetOf(text), change).map(edit => withLineBreaks(edit, original));
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

function targetOf(text: string): Target {
  const document = readYaml(text).documents[0];
  const root = document && rootOf(document);
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
