import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, step } from './steps.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Installs the npm packages of package-lock.json, unless exactly those are there. */
export async function nodeModules(say = console.log, signal) {
  const lock = readJson(join(ROOT, 'package-lock.json'));
  const installed = readJson(join(ROOT, 'node_modules', '.package-lock.json'));
  if (missingPackages(lock, installed).length === 0) return;
  await step({ say, what: 'installing npm packages', usually: '20 seconds' }, () =>
    run('npm', ['ci'], { cwd: ROOT, signal }),
  );
}

/**
 * The places in node_modules where something else is, or nothing, than package-lock.json says. npm's own note of what
 * it installed answers this, so a person's `npm install` counts too.
 */
export function missingPackages(lock, installed) {
  return Object.entries(lock?.packages ?? {})
    .filter(([place, wanted]) => place !== '' && !wanted.optional && !wanted.link)
    .filter(([place, wanted]) => installed?.packages?.[place]?.version !== wanted.version)
    .map(([place]) => place);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
