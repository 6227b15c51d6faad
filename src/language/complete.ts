import { valueAt } from '../burner-config/value-at';
import { asRecord } from '../kubernetes/object';
import type { Position, Range } from '../yaml/place';
import { nothingAround, type Around } from './burner/around';
import { bandwidthKeys } from './completions/bandwidth-keys';
import { burnerConfig } from './completions/burner-config';
import { burnerProfile } from './completions/burner-profile';
import type { Completer, Word } from './completions/completer';
import { cursorAt, type Cursor } from './completions/cursor';
import { fieldValues } from './completions/field-values';
import { resourceKeys } from './completions/resource-keys';
import type { OpenDocument } from './document';
import { completeTemplate } from './go-template/complete-template';
import { templateText } from './go-template/template-text';
import { completeSettings } from './settings/complete-settings';

/** A word that may stand at the cursor. */
export interface Completion {
  readonly label: string;
  readonly detail: string;
  /** More about it, as Markdown. */
  readonly documentation?: string;
  readonly kind?: 'field' | 'variable' | 'function' | 'keyword' | 'file';
  readonly on: 'key' | 'value';
  /** What is typed so far, which `newText` replaces. */
  readonly range: Range;
  readonly newText: string;
}

const completers: readonly Completer[] = [
  ...[fieldValues, resourceKeys, bandwidthKeys],
  ...[burnerConfig, burnerProfile, completeSettings],
];

/**
 * Words that may stand at `position`: keys that are not there yet, values of fields that take one of few, and inside
 * `{{ }}` of kube-burner's texts what a template can say.
 */
export function complete(
  document: OpenDocument,
  position: Position,
  around: Around = nothingAround,
): readonly Completion[] {
  const offset = document.file.offset(position);
  const inside = completeInAction(document, offset, around);
  if (inside) return inside;
  for (const on of ['key', 'value'] as const) {
    const cursor = cursorAt(document, offset, on);
    const words = cursor ? wordsFor(cursor, around) : [];
    if (cursor && words.length > 0) return words.map(word => completion(document, cursor, word));
  }
  return [];
}

function completeInAction(document: OpenDocument, offset: number, around: Around): readonly Completion[] | undefined {
  // Whoever has no braces before the cursor is in no action.
  const open = document.file.text.lastIndexOf('{{', offset - 1);
  if (open < 0) return undefined;
  const template = templateText(document, around);
  return template && completeTemplate(template, document, offset);
}

function wordsFor(cursor: Cursor, around: Around): readonly Word[] {
  const words = completers.flatMap(completer => completer(cursor, around));
  if (cursor.on === 'value') return words;
  const written = asRecord(valueAt(cursor.root, cursor.path.slice(0, -1)));
  return words.filter(({ label }) => label === cursor.path.at(-1) || !(label in written));
}

function completion({ file }: OpenDocument, { on, span, colon }: Cursor, word: Word): Completion {
  const { label, detail, nested, documentation, kind } = word;
  const after = on === 'value' || colon ? '' : nested ? ':' : ': ';
  // A bare * would be an alias.
  const text = label === '*' && file.text[span.start - 1] !== '"' ? '"*"' : label;
  const more = { ...(documentation === undefined ? {} : { documentation }), ...(kind === undefined ? {} : { kind }) };
  return { label, detail, ...more, on, range: file.range(span), newText: text + after };
}
