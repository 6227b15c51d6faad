import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'state.json';

/** What is known of the cluster in a folder: {server, contexts, nodes, processes, …}; undefined when there is none. */
export function readState(dir) {
  try {
    const state = JSON.parse(readFileSync(join(dir, NAME), 'utf8'));
    return state.practiceCluster ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Written after each start of a part, so that an `up` that is interrupted can still be cleaned up. */
export function writeState(dir, state) {
  const file = join(dir, NAME);
  writeFileSync(`${file}.new`, JSON.stringify({ practiceCluster: true, ...state }, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Makes the folder for a new cluster, and refuses one that holds something else. */
export function claim(dir) {
  if (existsSync(dir) && readdirSync(dir).length > 0) {
    throw new Error(`${dir} holds files that are not a practice cluster's. Name another folder with --dir.`);
  }
  for (const inner of ['etcd', 'certificates', 'logs', 'parts']) {
    mkdirSync(join(dir, inner), { recursive: true, mode: 0o700 });
  }
  writeState(dir, { processes: [] });
}

/** Removes the cluster's folder, and only if it is one. */
export function forget(dir) {
  if (readState(dir)) rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
