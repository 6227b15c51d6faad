import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, startMark } from '../processes.mjs';

/** Makes sure only one `npm start` uses this folder; returns how to leave it. */
export function alone(folder) {
  const file = join(folder, 'running.json');
  const other = read(file);
  if (other && isRunning(other)) {
    throw new Error(
      `npm start already runs (process ${other.pid}). Open the address it printed, or end it with Ctrl-C.`,
    );
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify({ pid: process.pid, mark: startMark(process.pid) }));
  return () => rmSync(file, { force: true });
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
