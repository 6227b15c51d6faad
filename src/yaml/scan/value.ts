import { scalarAt } from './decode';
import { hashAt, nameAt } from './names';
import type { Scan } from './scan';
import { FOLDED, KIND, LITERAL, MAPPING, PLAIN, RESOLVED, SEQUENCE, at } from './tape';

/** A walk over a tape. */
export interface Walk {
  readonly text: string;
  readonly tape: Int32Array;
  index: number;
}

/** The value of the document that was scanned. */
export function valueOf({ text, tape }: Scan): unknown {
  return value({ text, tape, index: 0 });
}

function value(walk: Walk): unknown {
  const kind = at(walk.tape, walk.index) & KIND;
  if (kind === MAPPING) return mapping(walk);
  if (kind === SEQUENCE) return sequence(walk);
  return scalar(walk);
}

function mapping(walk: Walk): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  let left = at(walk.tape, walk.index + 3);
  walk.index += 5;
  for (; left > 0; left--) {
    const key = keyAt(walk, walk.index);
    walk.index += 4;
    record[key] = value(walk);
  }
  return record;
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
  if (kind & RESOLVED) return String(scalarAt(text, tape, index));
  const quote = (kind & KIND) === PLAIN ? 0 : 1;
  return nameAt(text, at(tape, index + 1) + quote, at(tape, index + 2) - quote, hashAt(tape, index));
}
