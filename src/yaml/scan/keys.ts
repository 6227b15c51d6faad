import { resolvePlain } from '../scalar';
import { touches } from '../template-reach';
import { codedText } from './coded';
import { mayResolve } from './may-resolve';
import type { Scan } from './scan';
import { CODED, PLAIN, addKey } from './tape';

/** Notes the key at `start`, quotes and all. Gives up where it is not sure of its text. */
export function noteKey(scan: Scan, kind: number, start: number, end: number): boolean {
  const { text, actions } = scan;
  if (actions.length > 0 && touches(actions, start, end)) return false;
  if (kind & CODED) return noteText(scan, kind, start, end, codedText(text, kind, start + 1, end - 1));
  if (kind === PLAIN && mayResolve(text.charCodeAt(start), end - start)) {
    const resolved = resolvePlain(text.slice(start, end));
    if (typeof resolved === 'boolean' || Number.isSafeInteger(resolved))
      return noteText(scan, PLAIN | CODED, start, end, String(resolved));
    if (typeof resolved !== 'string') return false;
  }
  const quote = kind === PLAIN ? 0 : 1;
  return note(scan, kind, start, end, hashOf(text, start + quote, end - quote));
}

/** Notes a key that is not what is written. */
function noteText(scan: Scan, kind: number, start: number, end: number, key: string): boolean {
  return note(scan, kind, start, end, hashOf(key, 0, key.length));
}

function note(scan: Scan, kind: number, start: number, end: number, hash: number): boolean {
  if (hash === hashOfProto) return false;
  pushHash(scan, hash);
  addKey(scan, kind, start, end, hash);
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

/** To set this key is not to set an entry. */
const hashOfProto = hashOf('__proto__', 0, 9);

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
