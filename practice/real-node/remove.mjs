import { readFileSync } from 'node:fs';
import { stop } from '../processes.mjs';
import { removeCgroup } from './cgroup.mjs';
import { endContainers } from './containers.mjs';
import { removeLeavings } from './leavings.mjs';
import { unmountInside } from './mounts.mjs';
import { removeNetwork, setForwarding } from './network.mjs';
import { freeNode, nodeOwner } from './owner.mjs';
import { nodePlaces, RUN } from './places.mjs';

/** Each waits for the one before: pods end while containerd still runs. */
const ORDER = ['metrics-server', 'kube-proxy', 'kubelet', 'containerd'];

/** Removes the real node of the cluster in `dir` and all that it made on this machine; nothing when it has none. */
export async function removeNode(dir, processes) {
  if (nodeOwner() !== dir) return;
  const places = nodePlaces(dir);
  for (const name of ORDER) {
    if (name === 'containerd') await endContainers(places.socket);
    for (const record of processes.filter(process => process.name === name)) await stop(record);
  }
  await unmountInside([places.folder, RUN]);
  await removeNetwork();
  await removeCgroup();
  const { forwarding, folders } = machineBefore(places.before);
  removeLeavings({ podLogs: places.podLogs, folders, state: places.containerd.state });
  if (forwarding !== undefined) setForwarding(forwarding);
  freeNode();
}

/** How the machine was; without the file the node never came so far as to change anything. */
function machineBefore(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return { folders: [] };
  }
}
