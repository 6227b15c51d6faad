import { homedir } from 'node:os';
import { join } from 'node:path';

function base(variable, ...fallback) {
  return join(process.env[variable] || join(homedir(), ...fallback), 'headroom');
}

/** Where things live that must outlast a command: the cluster, the editor's data. */
export function stateFolder(...names) {
  return join(base('XDG_STATE_HOME', '.local', 'state'), ...names);
}

/** Where things live that can be made again: built programs, the editor. */
export function cacheFolder(...names) {
  return join(base('XDG_CACHE_HOME', '.cache'), ...names);
}
