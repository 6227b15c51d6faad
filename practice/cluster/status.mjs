import { join } from 'node:path';
import { stateFolder } from '../folders.mjs';
import { isRunning } from '../processes.mjs';
import { readState } from './state.mjs';

export const DEFAULT_DIR = stateFolder('practice');

/**
 * How the cluster in a folder is: {state: 'none' | 'running' | 'broken', dir} and, if there is one,
 * {server, kubeconfig, contexts, nodes, kubernetes, schedulerLog, gone: names of the parts that ended}.
 */
export function status({ dir = DEFAULT_DIR } = {}) {
  const known = readState(dir);
  if (!known) return { state: 'none', dir };
  const { processes, ...facts } = known;
  const gone = processes.filter(process => !isRunning(process)).map(process => process.name);
  const whole = facts.ready === true && gone.length === 0;
  return { ...facts, dir, gone, state: whole ? 'running' : 'broken', ...files(dir) };
}

function files(dir) {
  return { kubeconfig: join(dir, 'kubeconfig'), schedulerLog: join(dir, 'logs', 'kube-scheduler.log') };
}

/** The same for a person. */
export function statusText(found) {
  if (found.state === 'none') return `No practice cluster in ${found.dir}. Start one: npm run cluster -- up`;
  if (found.state === 'broken') {
    const why = found.gone.length ? `no longer running: ${found.gone.join(', ')}` : 'it was never finished';
    return `The practice cluster in ${found.dir} is broken (${why}). Start it anew: npm run cluster -- up`;
  }
  return [
    `The practice cluster is running: Kubernetes ${found.kubernetes} with ${found.nodes} simulated nodes${found.realNode ? ' and a real one' : ''} at ${found.server}`,
    `  kubeconfig  ${found.kubeconfig}`,
    `  contexts    ${found.contexts.join(', ')}`,
    `  logs        ${join(found.dir, 'logs')}`,
    `  use it      export KUBECONFIG=${found.kubeconfig}`,
  ].join('\n');
}
