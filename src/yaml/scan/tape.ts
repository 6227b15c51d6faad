import type { Scan } from './scan';

/**
 * Kinds of records. A scalar is `kind, start, end`; a key has its hash besides; a block scalar `valueStart, valueEnd,
 * indent, chomping`. A collection is `kind, start, end, entries or items, where the next record stands`, and what it
 * holds follows.
 */
export const MAPPING = 1;
export const SEQUENCE = 2;
export const PLAIN = 3;
export const SINGLE = 4;
export const DOUBLE = 5;
export const LITERAL = 6;
export const FOLDED = 7;
export const KIND = 7;
/** The text is not the value: escapes, or several lines; of a key also that it reads as a number or a boolean. */
export const CODED = 8;
/** In brackets. */
export const FLOW = 16;
const LONGEST = 8;

/** The numbers of a record. */
export function at(tape: Int32Array, index: number): number {
  return tape[index] ?? 0;
}

/** Makes room for a record and gives where it stands. */
function claim(scan: Scan, size: number): number {
  const index = scan.length;
  if (index + LONGEST > scan.tape.length) {
    const longer = new Int32Array(scan.tape.length * 2);
    longer.set(scan.tape);
    scan.tape = longer;
  }
  scan.length = index + size;
  return index;
}

/** Notes a scalar that is no block scalar. */
export function addScalar(scan: Scan, kind: number, start: number, end: number): void {
  const index = claim(scan, 3);
  const { tape } = scan;
  tape[index] = kind;
  tape[index + 1] = start;
  tape[index + 2] = end;
  scan.last = end;
}

/** Notes a key. */
export function addKey(scan: Scan, kind: number, start: number, end: number, hash: number): void {
  const index = claim(scan, 4);
  const { tape } = scan;
  tape[index] = kind;
  tape[index + 1] = start;
  tape[index + 2] = end;
  tape[index + 3] = hash;
  scan.last = end;
}

/** Notes a block scalar: its span, that of its lines, their indentation (-1 for none) and js-yaml's chomping mode. */
export function addBlockScalar(scan: Scan, kind: number, span: readonly number[], lines: readonly number[]): void {
  const index = claim(scan, 7);
  scan.tape[index] = kind;
  scan.tape.set(span, index + 1);
  scan.tape.set(lines, index + 3);
  scan.last = at(scan.tape, index + 2);
}

/** Begins a collection; see `close`. */
export function open(scan: Scan, kind: number, start: number): number {
  const index = claim(scan, 5);
  scan.tape[index] = kind;
  scan.tape[index + 1] = start;
  return index;
}

/** Ends the collection that `open` began. */
export function close(scan: Scan, index: number, end: number, count: number): void {
  const { tape } = scan;
  tape[index + 2] = end;
  tape[index + 3] = count;
  tape[index + 4] = scan.length;
  scan.last = end;
}
