import { homedir } from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** `$XDG_STATE_HOME/headroom/runs`, by default under `~/.local/state`. */
export function runsFolder(env: Environment = process.env): string {
  const state = env['XDG_STATE_HOME'];
  return path.join(
    state && path.isAbsolute(state) ? state : path.join(homedir(), '.local', 'state'),
    'headroom',
    'runs',
  );
}

/** Where one run keeps its journal, events and report. */
export function runFolder(runId: string, env: Environment = process.env): string {
  return path.join(runsFolder(env), runId);
}
