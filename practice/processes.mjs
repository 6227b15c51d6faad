import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MS = 5_000;

/**
 * When a process started, as text that no other process ever shares with its pid; undefined when it is not running.
 * A pid alone is not an identity: the kernel gives it to the next program.
 */
export function startMark(pid) {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    }
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return markFromStat(readFileSync(`/proc/${pid}/stat`, 'utf8'), boot);
  } catch {
    return undefined;
  }
}

/** Reads the start time (field 22) out of /proc/<pid>/stat; the name in field 2 may itself hold spaces and brackets. */
export function markFromStat(stat, boot) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  return state === 'Z' || state === 'X' ? undefined : `${boot}:${started}`;
}

/** True while the very process that was recorded runs, not merely one with its pid. */
export function isRunning({ pid, mark }) {
  return mark !== undefined && startMark(pid) === mark;
}

/** Starts a program that outlives this one. Resolves to its record: {name, pid, mark, log}. */
export async function startDetached({ name, command, args, log, cwd, env = process.env }) {
  const output = openSync(log, 'a', 0o600);
  try {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', output, output] });
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    child.unref();
    return { name, pid: child.pid, mark: startMark(child.pid), log };
  } finally {
    closeSync(output);
  }
}

/** Ends one recorded process and waits until it is gone: politely first, then not. Never ends another's. */
export async function stop(record) {
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    if (!isRunning(record)) return;
    try {
      process.kill(record.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
    for (const end = Date.now() + GRACE_MS; Date.now() < end && isRunning(record);) await sleep(50);
  }
  if (isRunning(record)) throw new Error(`${record.name} (process ${record.pid}) does not end. Look at it with ps.`);
}

/** The last lines a program wrote, for an error's reader. */
export function lastLines(file, count = 8) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}
