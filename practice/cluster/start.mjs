import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, lastLines, startDetached } from '../processes.mjs';
import { registerMetricsApi, metricsServerArguments } from '../real-node/metrics-server.mjs';
import { startNode } from '../real-node/start.mjs';
import { run } from '../steps.mjs';
import { api } from './api.mjs';
import { createContents, nodesReady } from './contents.mjs';
import { writeCredentials } from './credentials.mjs';
import { writeKubeconfig } from './kubeconfig.mjs';
import * as parts from './parts.mjs';
import { freePorts } from './ports.mjs';
import { writeState } from './state.mjs';

const API_SERVER_MS = 90_000;

/** etcd and the API server of a cluster {dir, programs, processes, signal, apiServerFlags?}; adds {server, tokens, …} to it. */
export async function startStore(cluster) {
  const [client, peer, port] = await freePorts(3);
  const etcd = `http://127.0.0.1:${client}`;
  const data = ['--data-dir', join(cluster.dir, 'etcd'), '--client', etcd, '--peer', `http://127.0.0.1:${peer}`];
  Object.assign(cluster, writeCredentials(cluster.dir), { server: `https://127.0.0.1:${port}` });
  const { tokenFile, keyFile, dir, programs } = cluster;
  await run(programs.controlPlane, ['certificates', join(dir, 'certificates')]);
  await startPart(cluster, 'etcd', ['etcd', ...data]);
  const usual = parts.apiServer({ folder: dir, port, etcd, tokenFile, keyFile });
  await startPart(cluster, 'kube-apiserver', [...usual, ...(cluster.apiServerFlags ?? [])]);
  await apiServerReady(cluster);
}

/** Controllers, scheduler and the simulated nodes. */
export async function startRest(cluster) {
  const { dir, keyFile, programs, nodes, call } = cluster;
  const certificate = join(dir, 'certificates', 'apiserver.crt');
  const kubeconfig = partKubeconfig(cluster, 'kube-controller-manager');
  await startPart(cluster, 'kube-controller-manager', parts.controllerManager({ kubeconfig, keyFile, certificate }));
  const ofScheduler = partKubeconfig(cluster, 'kube-scheduler');
  await startPart(cluster, 'kube-scheduler', parts.scheduler({ kubeconfig: ofScheduler }));
  await createContents(call, nodes);
  const asKwok = { kubeconfig: partKubeconfig(cluster, 'kwok'), stages: programs.stages };
  await startPart(cluster, 'kwok', parts.kwok(asKwok), programs.kwok);
  await nodesReady(call, nodes, () => checkParts(cluster));
}

/** This machine as a node of the cluster, and what measures its pods. */
export async function startRealNode(cluster) {
  const { dir, programs, call } = cluster;
  const check = () => checkParts(cluster);
  await startNode({
    ...{ dir, programs, call, check },
    shared: cluster.nodes > 0,
    clientCa: join(dir, 'certificates', 'client-ca.crt'),
    startPart: (name, args, command) => startPart(cluster, name, args, command),
    kubeconfigOf: name => partKubeconfig(cluster, name),
  });
  const [port] = await freePorts(1);
  const kubeconfig = partKubeconfig(cluster, 'metrics-server');
  const certificates = join(dir, 'node', 'metrics-server');
  const args = metricsServerArguments({ kubeconfig, port, certificates });
  await startPart(cluster, 'metrics-server', args, programs.metricsServer);
  await registerMetricsApi(call, port);
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
      cluster.call = api({ ...cluster, token: cluster.tokens.admin });
      await cluster.call('GET', '/readyz');
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
  const file = join(dir, 'parts', `${name}.kubeconfig`);
  return writeKubeconfig(file, { server, certificateAuthority, cluster: name, contexts });
}
