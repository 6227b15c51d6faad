import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMark, stop } from '../processes.mjs';
import { run } from '../steps.mjs';

const NAMESPACE = 'k8s.io';
const END_MS = 20_000;

/** containerd's own client, for the images and tasks of pods. */
export function ctr(socket, ...args) {
  return run('ctr', ['--address', socket, '--namespace', NAMESPACE, ...args], { timeoutMs: 60_000 });
}

/** Resolves when containerd answers. */
export async function containerdReady(socket, check) {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100)) {
    check();
    if (await ctr(socket, 'version').catch(() => undefined)) return;
  }
  throw new Error('containerd did not answer within 30 s. Look at its log.');
}

/** Ends every container that still runs, then the shims that watched them, by their own pids. */
export async function endContainers(socket) {
  for (const end = Date.now() + END_MS; Date.now() < end; await sleep(100)) {
    const ids = await tasks(socket);
    if (ids.length === 0) break;
    // containerd itself clears up after what has ended, so any of these may be gone before its turn.
    for (const id of ids) await ctr(socket, 'tasks', 'delete', '--force', id).catch(() => undefined);
  }
  for (const shim of shims(socket)) await stop(shim);
}

/** Empty as well when containerd does not run any more: then the shims are ended, and their containers with them. */
async function tasks(socket) {
  const running = await ctr(socket, 'tasks', 'list', '--quiet').catch(() => '');
  return running.split('\n').filter(Boolean);
}

/** Shims outlive containerd; each names the socket of the containerd that started it. */
function shims(socket) {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => isShim(pid, socket))
    .map(pid => ({ name: 'containerd-shim', pid, mark: startMark(pid) }));
}

function isShim(pid, socket) {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return words[0].endsWith('containerd-shim-runc-v2') && words.includes(socket);
  } catch {
    return false;
  }
}
