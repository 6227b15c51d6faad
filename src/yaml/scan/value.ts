import { scalarAt } from './decode';
import { defer } from './defer';
import { hashAt, nameAt } from './names';
import type { Scan } from './scan';
import { CODED, FOLDED, KIND, LITERAL, MAPPING, PLAIN, SEQUENCE, at } from './tape';

/** A walk over a tape. */
export interface Walk {
  readonly text: string;
  readonly tape: Int32Array;
  index: number;
}

/**
 * The value of the document that was scanned. The `spec` of a CustomResourceDefinition, nearly all of the text of many
 * folders, is taken out of what `whole` gives, when somebody asks for it.
 */
export function valueOf({ text, tape }: Scan, whole?: () => unknown): unknown {
  const walk = { text, tape, index: 0 };
  return whole && (at(tape, 0) & KIND) === MAPPING ? mapping(walk, whole) : value(walk);
}

function value(walk: Walk): unknown {
  const kind = at(walk.tape, walk.index) & KIND;
  if (kind === MAPPING) return mapping(walk);
  if (kind === SEQUENCE) return sequence(walk);
  return scalar(walk);
}

function mapping(walk: Walk, whole?: () => unknown): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  let left = at(walk.tape, walk.index + 3);
  walk.index += 5;
  for (; left > 0; left--) {
    const key = keyAt(walk, walk.index);
    walk.index += 4;
    if (whole && key === 'spec' && record['kind'] === 'CustomResourceDefinition') deferSpec(walk, record, whole);
    else record[key] = value(walk);
  }
  return record;
}

function deferSpec(walk: Walk, record: Record<string, unknown>, whole: () => unknown): void {
  const { tape, index } = walk;
  if ((at(tape, index) & KIND) !== MAPPING) record['spec'] = value(walk);
  else {
    walk.index = at(tape, index + 4);
    defer(record, 'spec', () => (whole() as Record<string, unknown>)['spec']);
  }
}

function sequence(walk: Walk): unknown[] {
  const items: unknown[] = [];
  let left = at(walk.tape, walk.index + 3);
  walk.index += 5;
  for (; left > 0; left--) items.push(value(walk));
  return items;
}

function scalar(walk: Walk): unknown {
  const { tape, index } = walk;
  const resolved = scalarAt(walk.text, tape, index);
  const kind = at(tape, index) & KIND;
  walk.index += kind === LITERAL || kind === FOLDED ? 7 : 3;
  return typeof resolved === 'bigint' ? Number(resolved) : resolved;
}

/** The key whose record stands at `index`. */
export function keyAt({ text, tape }: Walk, index: number): string {
  const kind = at(tape, index);
  if (kind & CODED) return String(scalarAt(text, tape, index));
  const quote = (kind & KIND) === PLAIN ? 0 : 1;
  return nameAt(text, at(tape, index + 1) + quote, at(tape, index + 2) - quote, hashAt(tape, index));
}
