import { withLock } from '../lock.mjs';
import { stop } from '../processes.mjs';
import { removeNode } from '../real-node/remove.mjs';
import { forget, readState } from './state.mjs';
import { DEFAULT_DIR } from './status.mjs';

/** Ends the parts that `up` started in this folder, and no others, then removes the folder. False: there was nothing. */
export function down({ dir = DEFAULT_DIR, say = console.log } = {}) {
  return withLock(`${dir}.lock`, { what: 'changing this cluster', say }, () => remove(dir));
}

/** Down, for those who hold the lock. */
export async function remove(dir) {
  const state = readState(dir);
  if (!state) return false;
  await removeNode(dir, state.processes);
  await stopParts(state.processes);
  forget(dir);
  return true;
}

/** Ends the parts; the API server and etcd come last, so that the others do not complain into their logs. */
export async function stopParts(processes) {
  const ofStore = ({ name }) => name === 'etcd' || name === 'kube-apiserver';
  await Promise.all(processes.filter(record => !ofStore(record)).map(stop));
  for (const record of processes.filter(ofStore).reverse()) await stop(record);
}
