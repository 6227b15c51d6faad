import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUN } from './places.mjs';

const OWNER = join(RUN, 'owner');

/** The folder of the cluster that has this machine's real node, or had it when it crashed. */
export function nodeOwner() {
  try {
    return readFileSync(OWNER, 'utf8');
  } catch {
    return undefined;
  }
}

export function takeNode(dir) {
  mkdirSync(RUN, { recursive: true, mode: 0o700 });
  writeFileSync(OWNER, dir);
}

export function freeNode() {
  rmSync(RUN, { recursive: true, force: true });
}
