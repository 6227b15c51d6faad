import { readFile } from 'node:fs/promises';

/** A process that a number alone cannot name: pids are used again, start times of one pid are not. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since boot from /proc/<pid>/stat; absent where there is no /proc. */
  readonly startTicks?: string;
}

/** Who we are, for a journal that may outlive us. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  return withTicks(process.pid, await startTicks(process.pid));
}

/** Whether exactly that process still runs. */
export async function isAlive({ pid, startTicks: ticks }: ProcessIdentity): Promise<boolean> {
  if (!exists(pid)) return false;
  return ticks === undefined || ticks === (await startTicks(pid));
}

function withTicks(pid: number, ticks: string | undefined): ProcessIdentity {
  return ticks === undefined ? { pid } : { pid, startTicks: ticks };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function startTicks(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The command name, in brackets, may hold blanks: count fields after it. A zombie runs no more.
  const [state, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return state === 'Z' ? 'ended' : rest[18];
}
