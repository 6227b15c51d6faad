import { join } from 'node:path';
import { withLock } from '../lock.mjs';
import { whyNoRealNode } from '../real-node/can-run.mjs';
import { nodeOwner } from '../real-node/owner.mjs';
import { removeNode } from '../real-node/remove.mjs';
import { binaries, KUBERNETES } from './binaries.mjs';
import { remove, stopParts } from './down.mjs';
import { writeKubeconfig } from './kubeconfig.mjs';
import { startRealNode, startRest, startStore } from './start.mjs';
import { claim, readState, writeState } from './state.mjs';
import { DEFAULT_DIR, status } from './status.mjs';

/**
 * Starts a practice cluster in a folder, building it first where needed, and resolves to what `status` says of it
 * plus `started`: false when it ran already. `apiServerFlags` come after the API server's own. Aborting `signal` ends what was started. A broken one is removed and started anew.
 */
export function up({
  dir = DEFAULT_DIR,
  nodes = 10,
  contextName = 'practice',
  realNode,
  apiServerFlags = [],
  say = console.log,
  signal,
} = {}) {
  return withLock(`${dir}.lock`, { what: 'changing this cluster', say }, async () => {
    const found = status({ dir });
    if (found.state === 'running') return { ...found, started: false };
    if (found.state === 'broken') say(`${dir} holds a broken practice cluster: removing it first`);
    const withNode = await hasRealNode({ dir, nodes, realNode, say });
    const programs = await binaries({ realNode: withNode, say, signal });
    await remove(dir);
    claim(dir);
    await start({ dir, nodes, contextName, realNode: withNode, apiServerFlags, programs, say, signal });
    return { ...status({ dir }), started: true };
  });
}

/** Whether to add a real node: as asked, and by default where it can be. Asked for where it cannot be is an error. */
async function hasRealNode({ dir, nodes, realNode, say }) {
  if (realNode === false) return false;
  const owner = nodeOwner();
  const why = whyNoRealNode() ?? (await takenBy(owner === dir ? undefined : owner));
  if (why && (realNode || nodes === 0)) throw new Error(why);
  if (why) say(why);
  return why === undefined;
}

/** A node whose cluster is gone is removed; one whose cluster runs is left alone, with a sentence. */
async function takenBy(owner) {
  if (owner === undefined) return undefined;
  if (status({ dir: owner }).state === 'running') {
    return `This machine is the real node of the practice cluster in ${owner} already; all nodes are simulated.`;
  }
  await removeNode(owner, readState(owner)?.processes ?? []);
  return undefined;
}

async function start(cluster) {
  const { dir, nodes, realNode, say } = cluster;
  const began = Date.now();
  const real = realNode ? ' and this machine as a real one' : '';
  say(`starting the practice cluster with ${nodes} simulated nodes${real}: usually 10 seconds`);
  Object.assign(cluster, { processes: [] });
  try {
    await startStore(cluster);
    writePersonsKubeconfig(cluster);
    await startRest(cluster);
    if (realNode) await startRealNode(cluster);
    const { server, contexts } = cluster;
    writeState(dir, {
      server,
      contexts,
      nodes,
      realNode,
      kubernetes: `v${KUBERNETES}`,
      ready: true,
      processes: cluster.processes,
    });
  } catch (error) {
    await removeNode(dir, cluster.processes);
    await stopParts(cluster.processes);
    throw error;
  }
  say(`  ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

function writePersonsKubeconfig(cluster) {
  const { dir, server, certificateAuthority, tokens, contextName } = cluster;
  const contexts = [
    { name: contextName, token: tokens.admin },
    { name: `${contextName}-alice`, token: tokens.alice, namespace: 'team-a' },
    { name: `${contextName}-bob`, token: tokens.bob },
  ];
  writeKubeconfig(join(dir, 'kubeconfig'), { server, certificateAuthority, cluster: contextName, contexts });
  cluster.contexts = contexts.map(({ name }) => name);
}
