import { resolvePlain } from '../scalar';
import type { Scan } from './scan';
import { CODED, PLAIN, RESOLVED, addKey } from './tape';

/** Words that may read as something else than themselves begin so, and numbers: `+ - .`, digits, `fFnNoOtTyY~`. */
const MAY_RESOLVE = new Uint8Array(128);
for (const c of '+-.0123456789fFnNoOtTyY~') MAY_RESOLVE[c.charCodeAt(0)] = 1;
const LONGEST_WORD = 5;

/** True when a plain scalar may be something else than its text. */
export function mayResolve(first: number, length: number): boolean {
  return MAY_RESOLVE[first] === 1 && (length <= LONGEST_WORD || first < 58);
}

/** Notes the key at `start`, quotes and all. Gives up where it is not sure of its text. */
export function noteKey(scan: Scan, kind: number, start: number, end: number): boolean {
  const { text } = scan;
  if ((kind & CODED) !== 0) return false;
  const quote = kind === PLAIN ? 0 : 1;
  const first = text.charCodeAt(start + quote);
  // `__proto__` and `<<`
  if (first === 95 || first === 60) return false;
  if (kind === PLAIN && mayResolve(first, end - start)) {
    const resolved = resolvePlain(text.slice(start, end));
    if (typeof resolved !== 'string') return noteResolved(scan, resolved, start, end);
  }
  const hash = hashOf(text, start + quote, end - quote);
  pushHash(scan, hash);
  addKey(scan, kind, start, end, hash);
  return true;
}

function noteResolved(scan: Scan, resolved: unknown, start: number, end: number): boolean {
  if (typeof resolved !== 'boolean' && !Number.isSafeInteger(resolved)) return false;
  const text = String(resolved);
  const hash = hashOf(text, 0, text.length);
  pushHash(scan, hash);
  addKey(scan, PLAIN | RESOLVED, start, end, hash);
  return true;
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

function pushHash(scan: Scan, hash: number): void {
  if (scan.keys === scan.hashes.length) {
    const longer = new Int32Array(scan.keys * 2);
    longer.set(scan.hashes);
    scan.hashes = longer;
  }
  scan.hashes[scan.keys++] = hash;
}

/** Forgets the keys of the mapping that ends; `false` when two may be the same. */
export function keysDiffer(scan: Scan, from: number): boolean {
  const { hashes, keys } = scan;
  scan.keys = from;
  if (keys - from > 16) return new Set(hashes.subarray(from, keys)).size === keys - from;
  for (let i = from + 1; i < keys; i++) {
    for (let j = from; j < i; j++) if (hashes[i] === hashes[j]) return false;
  }
  return true;
}
