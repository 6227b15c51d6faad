import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CGROUP, RUN } from './places.mjs';

/** Where the kubelet links the logs of containers, whatever its own folder is. */
const LOG_LINKS = '/var/log/containers';
/** Where CNI remembers what it gave to whom. */
const CNI_RESULTS = '/var/lib/cni/results';
/** Where runc keeps what it knows of containers; it stays when runc could not be asked to remove it. */
const RUNC = '/run/containerd/runc/k8s.io';
/** Folders that programs make at fixed places, the inner ones first. */
const FOLDERS = [
  LOG_LINKS,
  CNI_RESULTS,
  '/var/lib/cni',
  RUNC,
  '/run/containerd/runc',
  '/run/containerd/s',
  '/run/containerd',
];

/** Those of them that were not there before; they may go again. */
export function missingFolders() {
  return FOLDERS.filter(folder => !existsSync(folder));
}

/** Removes the files that a node left at fixed places, and of `folders` those that are empty then. */
export function removeLeavings({ podLogs, folders, state }) {
  for (const socket of shimSockets(state)) rmSync(socket, { force: true });
  for (const name of list(LOG_LINKS)) {
    const link = join(LOG_LINKS, name);
    if (lstatSync(link).isSymbolicLink() && readlinkSync(link).startsWith(`${podLogs}/`)) rmSync(link);
  }
  for (const name of list(CNI_RESULTS)) removeIfOurs(join(CNI_RESULTS, name), RUN);
  for (const name of list(RUNC)) removeIfOurs(join(RUNC, name), `/${CGROUP}/`, 'state.json');
  for (const folder of folders) if (existsSync(folder) && list(folder).length === 0) rmdirSync(folder);
}

/** The sockets of shims, which containerd wrote down below its own folder. */
function shimSockets(state) {
  const tasks = join(state, 'io.containerd.runtime.v2.task', 'k8s.io');
  return list(tasks)
    .map(id => join(tasks, id, 'address'))
    .filter(file => existsSync(file))
    .map(file => readFileSync(file, 'utf8').replace('unix://', ''));
}

/** Each says inside whose it is: the network namespace below our folder, the cgroup below ours. */
function removeIfOurs(place, mark, file = '') {
  if (readFileSync(join(place, file), 'utf8').includes(mark)) rmSync(place, { recursive: true });
}

function list(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}
