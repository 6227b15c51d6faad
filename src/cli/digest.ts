import { createHash } from 'node:crypto';

/** Hashing many small pieces one by one costs more than the hash. */
const CHUNK = 65_536;

/** SHA-256 in hex over pieces of text. */
export function sha256(pieces: Iterable<string>): string {
  const hash = createHash('sha256');
  let waiting = '';
  for (const piece of pieces) {
    waiting += `${piece}\0`;
    if (waiting.length < CHUNK) continue;
    hash.update(waiting);
    waiting = '';
  }
  return hash.update(waiting).digest('hex');
}
