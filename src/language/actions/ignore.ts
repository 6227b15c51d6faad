import { asRecord, isRecord } from '../../kubernetes/object';
import { objectsIn } from '../../lint/lint';
import type { PlacedFinding } from '../../lint/placed-finding';
import { ignoreAnnotation, ignoredRules } from '../../lint/suppressions';
import { applyEdits } from '../../yaml/apply';
import { canChange } from '../../yaml/can-change';
import { editYaml } from '../../yaml/edit';
import type { TextEdit } from '../../yaml/place';
import { readYaml } from '../../yaml/read';
import type { Replacement } from '../code-actions';
import type { OpenDocument } from '../document';

/** A comment above the line of the finding; `undefined` where none can stand: in JSON, and inside a text of several lines. */
export function ignoreHere(
  { uri, file }: OpenDocument,
  { rule, span, document }: PlacedFinding,
): readonly Replacement[] | undefined {
  if (/\.json$/i.test(uri) || document >= file.documents.length) return undefined;
  const edit = commentEdit(file.text, span.start, rule);
  const after = readYaml(applyEdits(file.text, [edit]), { previous: file });
  const value = after.documents[document]?.value;
  const isUnchanged =
    after.documents.length === file.documents.length &&
    after.problems.length === file.problems.length &&
    isEqual(value, file.documents[document]?.value);
  return isUnchanged ? [{ range: file.range(edit.span), newText: edit.newText }] : undefined;
}

/** One more rule in the comment that is there, or a comment of its own, as far in as the line below it. */
function commentEdit(text: string, offset: number, rule: string): TextEdit {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1));
  const own = /^(?:[^\n]*\s)?#\s*headroom-ignore:[\w\-, \t]*[\w-]/.exec(text.slice(start).split(/\r?\n/, 1)[0] ?? '');
  const alone = /^\s*#\s*headroom-ignore:[\w\-, \t]*[\w-]/.exec(above);
  const end = own ? start + own[0].length : alone ? start - 1 - above.length + alone[0].length : undefined;
  if (end !== undefined) return { span: { start: end, end }, newText: `, ${rule}` };
  const at = start + (text[start] === '\ufeff' ? 1 : 0);
  const indentation = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return { span: { start: at, end: at }, newText: `${indentation}# headroom-ignore: ${rule}${lineBreak}` };
}

/** An annotation of the object around the finding; `undefined` when it is about no object. */
export function ignoreInObject(
  { file }: OpenDocument,
  { rule, document, path, object }: PlacedFinding,
): readonly Replacement[] | undefined {
  const yaml = file.documents[document];
  const around = objectsIn(file)
    .filter(one => one.document === document && one.form === 'object' && one.path.every((step, i) => step === path[i]))
    .at(-1);
  // Configs of kind, kubeadm and kubelet have no metadata, and refuse some.
  if (!object || !yaml || !isRecord(around?.object.metadata)) return undefined;
  const written = asRecord(asRecord(around.object.metadata)['annotations'])[ignoreAnnotation];
  const value = [...ignoredRules(written), rule].join(', ');
  const at = [...around.path, 'metadata', 'annotations', ignoreAnnotation];
  const change = { op: 'set', path: at, value } as const;
  if (!canChange(yaml, change)) return undefined;
  const edits = editYaml(file, document, [change]);
  return edits.length === 0 ? undefined : edits.map(({ span, newText }) => ({ range: file.range(span), newText }));
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
