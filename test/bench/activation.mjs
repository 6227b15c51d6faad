import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

/** Activation, and the longest stretch the extension host was busy, inside a real VS Code. */
export async function activationBench() {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-host-'));
  const file = path.join(folder, 'figures.json');
  try {
    const vitest = path.join(root, 'node_modules', '.bin', 'vitest');
    execFileSync(vitest, ['run', '--project', 'editor', 'test/editor/host.test.ts'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 10 * 60_000,
      env: { ...process.env, HEADROOM_HOST_FIGURES: file },
    });
    const { activationMs, longestBlockMs } = JSON.parse(readFileSync(file, 'utf8'));
    return [
      { name: 'activation', figure: activationMs, unit: 'ms', bound: 'at most', limit: 100 },
      { name: 'longest block of the extension host', figure: longestBlockMs, unit: 'ms', bound: 'at most', limit: 50 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
