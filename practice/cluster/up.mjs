import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../lock.mjs';
import { isRunning, lastLines, startDetached } from '../processes.mjs';
import { api } from './api.mjs';
import { binaries, KUBERNETES } from './binaries.mjs';
import { createContents, nodesReady } from './contents.mjs';
import { writeCredentials } from './credentials.mjs';
import { remove, stopParts } from './down.mjs';
import { writeKubeconfig } from './kubeconfig.mjs';
import * as parts from './parts.mjs';
import { freePorts } from './ports.mjs';
import { claim, writeState } from './state.mjs';
import { DEFAULT_DIR, status } from './status.mjs';

const API_SERVER_MS = 90_000;

/**
 * Starts a practice cluster in a folder, building it first where needed, and resolves to what `status` says of it
 * plus `started`: false when it ran already. Aborting `signal` ends what was started. A broken one is removed and started anew.
 */
export function up({ dir = DEFAULT_DIR, nodes = 10, contextName = 'practice', say = console.log, signal } = {}) {
  return withLock(`${dir}.lock`, { what: 'changing this cluster', say }, async () => {
    const found = status({ dir });
    if (found.state === 'running') return { ...found, started: false };
    if (found.state === 'broken') say(`${dir} holds a broken practice cluster: removing it first`);
    const programs = await binaries(say, signal);
    await remove(dir);
    claim(dir);
    await start({ dir, nodes, contextName, programs, say, signal });
    return { ...status({ dir }), started: true };
  });
}

async function start({ dir, nodes, contextName, programs, say, signal }) {
  const began = Date.now();
  say(`starting the practice cluster with ${nodes} simulated nodes: usually 10 seconds`);
  const cluster = { dir, nodes, contextName, programs, signal, processes: [] };
  try {
    await startStore(cluster);
    await startRest(cluster);
    const { server, contexts } = cluster;
    writeState(dir, {
      server,
      contexts,
      nodes,
      kubernetes: `v${KUBERNETES}`,
      ready: true,
      processes: cluster.processes,
    });
  } catch (error) {
    await stopParts(cluster.processes);
    throw error;
  }
  say(`  ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

async function startStore(cluster) {
  const [client, peer, port] = await freePorts(3);
  const etcd = `http://127.0.0.1:${client}`;
  const data = ['--data-dir', join(cluster.dir, 'etcd'), '--client', etcd, '--peer', `http://127.0.0.1:${peer}`];
  Object.assign(cluster, writeCredentials(cluster.dir), { server: `https://127.0.0.1:${port}` });
  const { tokenFile, keyFile } = cluster;
  await startPart(cluster, 'etcd', ['etcd', ...data]);
  await startPart(cluster, 'kube-apiserver', parts.apiServer({ folder: cluster.dir, port, etcd, tokenFile, keyFile }));
  await apiServerReady(cluster);
}

async function startRest(cluster) {
  const { dir, keyFile, programs, nodes } = cluster;
  writePersonsKubeconfig(cluster);
  const call = api({ ...cluster, token: cluster.tokens.admin });
  const certificate = join(dir, 'certificates', 'apiserver.crt');
  const kubeconfig = partKubeconfig(cluster, 'kube-controller-manager');
  await startPart(cluster, 'kube-controller-manager', parts.controllerManager({ kubeconfig, keyFile, certificate }));
  await startPart(
    cluster,
    'kube-scheduler',
    parts.scheduler({ kubeconfig: partKubeconfig(cluster, 'kube-scheduler') }),
  );
  await createContents(call, nodes);
  const asKwok = { kubeconfig: partKubeconfig(cluster, 'kwok'), stages: programs.stages };
  await startPart(cluster, 'kwok', parts.kwok(asKwok), programs.kwok);
  await nodesReady(call, nodes, () => checkParts(cluster));
}

async function startPart(cluster, name, args, command = cluster.programs.controlPlane) {
  cluster.signal?.throwIfAborted();
  const log = join(cluster.dir, 'logs', `${name}.log`);
  cluster.processes.push(await startDetached({ name, command, args, log, cwd: cluster.dir }));
  writeState(cluster.dir, { processes: cluster.processes });
}

async function apiServerReady(cluster) {
  for (const end = Date.now() + API_SERVER_MS; Date.now() < end; await sleep(100)) {
    checkParts(cluster);
    try {
      cluster.certificateAuthority = readFileSync(join(cluster.dir, 'certificates', 'apiserver.crt'), 'utf8');
      await api({ ...cluster, token: cluster.tokens.admin })('GET', '/readyz');
      return;
    } catch {
      // Not yet: it makes its certificate and its first objects before it answers.
    }
  }
  throw new Error(`The API server did not answer within ${API_SERVER_MS / 1000} s. Its log is in ${cluster.dir}/logs.`);
}

function checkParts({ processes, signal }) {
  signal?.throwIfAborted();
  const ended = processes.find(process => !isRunning(process));
  if (ended) throw new Error(`${ended.name} ended while starting; its log ${ended.log} says:\n${lastLines(ended.log)}`);
}

function partKubeconfig({ dir, server, certificateAuthority, tokens }, name) {
  const contexts = [{ name, token: tokens[name] }];
  return writeKubeconfig(join(dir, 'parts', `${name}.kubeconfig`), {
    server,
    certificateAuthority,
    cluster: name,
    contexts,
  });
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
