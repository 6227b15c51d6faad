import { valueAt } from '../burner-config/value-at';
import { asRecord } from '../kubernetes/object';
import type { Position, Range } from '../yaml/place';
import { bandwidthKeys } from './completions/bandwidth-keys';
import { burnerConfig } from './completions/burner-config';
import type { Completer, Word } from './completions/completer';
import { cursorAt, type Cursor } from './completions/cursor';
import { fieldValues } from './completions/field-values';
import { resourceKeys } from './completions/resource-keys';
import type { OpenDocument } from './document';
import { completeSettings } from './settings/complete-settings';

/** A word that may stand at the cursor. */
export interface Completion {
  readonly label: string;
  readonly detail: string;
  readonly on: 'key' | 'value';
  /** What is typed so far, which `newText` replaces. */
  readonly range: Range;
  readonly newText: string;
}

const completers: readonly Completer[] = [fieldValues, resourceKeys, bandwidthKeys, burnerConfig, completeSettings];

/** Words that may stand at `position`: keys that are not there yet, or values of fields that take one of few. */
export function complete(document: OpenDocument, position: Position): readonly Completion[] {
  const offset = document.file.offset(position);
  for (const on of ['key', 'value'] as const) {
    const cursor = cursorAt(document, offset, on);
    const words = cursor ? wordsFor(cursor) : [];
    if (cursor && words.length > 0) return words.map(word => completion(document, cursor, word));
  }
  return [];
}

function wordsFor(cursor: Cursor): readonly Word[] {
  const words = completers.flatMap(completer => completer(cursor));
  if (cursor.on === 'value') return words;
  const written = asRecord(valueAt(cursor.root, cursor.path.slice(0, -1)));
  return words.filter(({ label }) => label === cursor.path.at(-1) || !(label in written));
}

function completion({ file }: OpenDocument, { on, span, colon }: Cursor, { label, detail, nested }: Word): Completion {
  const after = on === 'value' || colon ? '' : nested ? ':' : ': ';
  // A bare * would be an alias.
  const word = label === '*' && file.text[span.start - 1] !== '"' ? '"*"' : label;
  return { label, detail, on, range: file.range(span), newText: word + after };
}
