import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../node-modules.mjs';

/**
 * A copy of samples/ to edit, so that the clone stays clean. What was edited the last time is kept beside it, in
 * samples-before.
 */
export function freshSamples(folder) {
  const samples = join(folder, 'samples');
  const before = join(folder, 'samples-before');
  if (existsSync(samples)) {
    rmSync(before, { recursive: true, force: true });
    renameSync(samples, before);
  }
  cpSync(join(ROOT, 'samples'), samples, { recursive: true });
  return samples;
}
