import { spawn, type ChildProcess } from 'node:child_process';

/** How a hook's command ended. */
export interface HookEnd {
  /** Undefined when it could not be started or was ended by a signal. */
  readonly exitCode: number | undefined;
  /** Why it ended otherwise than by itself, in words. */
  readonly trouble?: string;
  /** The last of what it printed, both streams together. */
  readonly output: string;
  readonly ms: number;
}

export interface HookLimits {
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** So much of the output is kept. */
const keptCharacters = 2000;
/** Between asking a process to end and ending it. */
const graceMs = 2000;
const longestTimerMs = 2 ** 31 - 1;

/** Runs a command, no shell, as the leader of a process group, which ends with it: also when the run is cancelled or the time is over. */
export function runHookProcess(cmd: readonly string[], { folder, signal, timeoutMs }: HookLimits): Promise<HookEnd> {
  const [program = '', ...args] = cmd;
  const startedAt = performance.now();
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd: folder, detached: hasGroups, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let trouble: string | undefined;
    const keep = (piece: Buffer): void => void (output = (output + piece.toString()).slice(-keptCharacters));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const stop = (why: string): void => {
      trouble ??= why;
      endGroup(child);
    };
    const onAbort = (): void => stop('the run was stopped');
    const timer = setTimeout(() => stop('it took too long'), Math.min(timeoutMs, longestTimerMs));
    const end = (exitCode: number | null): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      // What it left behind in its group goes, too.
      killGroup(child, 'SIGKILL');
      const ms = performance.now() - startedAt;
      resolve({ exitCode: exitCode ?? undefined, output, ms, ...(trouble !== undefined && { trouble }) });
    };
    child.on('error', error => {
      trouble ??= `it could not be started: ${error.message}`;
      end(null);
    });
    child.on('exit', end);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
}

/** Windows has no process groups. */
const hasGroups = process.platform !== 'win32';

function endGroup(child: ChildProcess): void {
  killGroup(child, 'SIGTERM');
  setTimeout(() => {
    if (child.exitCode === null && child.signalCode === null) killGroup(child, 'SIGKILL');
  }, graceMs).unref();
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (hasGroups) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (error) {
    // ESRCH: nobody of the group is left, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
