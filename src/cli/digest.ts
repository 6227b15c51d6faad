import { createHash } from 'node:crypto';

/** SHA-256 in hex over pieces of text. */
export function sha256(pieces: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece).update('\0');
  return hash.digest('hex');
}
