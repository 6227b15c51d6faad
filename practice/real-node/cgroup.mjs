import { existsSync, mkdirSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CGROUP } from './places.mjs';

const ROOT = '/sys/fs/cgroup';
const isUnified = () => existsSync(join(ROOT, 'cgroup.controllers'));

/** Makes the cgroup that the kubelet takes as the root of its own, in every hierarchy. */
export function makeCgroup() {
  for (const hierarchy of hierarchies()) {
    const folder = join(hierarchy, CGROUP);
    mkdirSync(folder, { recursive: true });
    if (hierarchy.endsWith('/cpuset')) {
      for (const file of ['cpuset.cpus', 'cpuset.mems']) {
        writeFileSync(join(folder, file), readFileSync(join(hierarchy, file)));
      }
    }
  }
  if (isUnified()) {
    const controllers = readFileSync(join(ROOT, 'cgroup.controllers'), 'utf8').trim().split(' ');
    const all = controllers.map(name => `+${name}`).join(' ');
    for (const folder of [ROOT, join(ROOT, CGROUP)]) writeFileSync(join(folder, 'cgroup.subtree_control'), all);
  }
}

/** Removes it with all that is in it: of containers whose shim was killed, the processes go on until here. */
export async function removeCgroup() {
  for (const hierarchy of hierarchies()) endProcesses(join(hierarchy, CGROUP));
  for (const hierarchy of hierarchies()) await removeTree(join(hierarchy, CGROUP));
}

function endProcesses(folder) {
  if (!existsSync(folder)) return;
  const pids = readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
  for (const inner of innerFolders(folder)) endProcesses(inner);
}

async function removeTree(folder) {
  if (!existsSync(folder)) return;
  for (const inner of innerFolders(folder)) await removeTree(inner);
  for (let attempt = 0; ; attempt++) {
    try {
      return rmdirSync(folder);
    } catch (error) {
      // The kernel lets go of a cgroup a moment after its last process.
      if (error.code !== 'EBUSY' || attempt > 50) throw error;
      await sleep(100);
    }
  }
}

function innerFolders(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}

function hierarchies() {
  if (isUnified()) return [ROOT];
  return readdirSync(ROOT)
    .map(name => join(ROOT, name))
    .filter(folder => existsSync(join(folder, 'cgroup.procs')));
}
