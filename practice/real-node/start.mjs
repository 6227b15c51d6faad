import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram } from '../programs.mjs';
import { makeCgroup } from './cgroup.mjs';
import { findPlugins } from './can-run.mjs';
import { containerdReady, ctr } from './containers.mjs';
import { writeNodeFiles } from './files.mjs';
import { missingFolders } from './leavings.mjs';
import { forwarding, makeNodeBridge } from './network.mjs';
import { takeNode } from './owner.mjs';
import { NODE, NODE_ADDRESS, nodePlaces } from './places.mjs';

const READY_MS = 60_000;
const MAX_PODS = 60;
const TAINT = { key: 'headroom.dev/real-node', value: 'true', effect: 'NoSchedule' };

/**
 * Adds this machine to a cluster as a node: containerd, kubelet and kube-proxy, with pods that run programs. `startPart`
 * starts a process of the cluster, `kubeconfigOf` gives the file of one of its users, `call` is its API. Beside simulated
 * nodes (`shared`) only pods that tolerate it come here: those of other images could not start.
 */
export async function startNode({ dir, programs, clientCa, shared, startPart, kubeconfigOf, call, check }) {
  const places = nodePlaces(dir);
  takeNode(dir);
  mkdirSync(places.folder, { recursive: true, mode: 0o700 });
  writeFileSync(places.before, JSON.stringify({ forwarding: forwarding(), folders: missingFolders() }));
  const proxyKubeconfig = kubeconfigOf('kube-proxy');
  writeNodeFiles(places, {
    plugins: findPlugins(),
    clientCa,
    maxPods: MAX_PODS,
    taints: shared ? [TAINT] : [],
    kubeconfig: proxyKubeconfig,
  });
  makeCgroup();
  await makeNodeBridge();
  await startPart('containerd', ['--config', places.containerd.config], findProgram('containerd'));
  await containerdReady(places.socket, check);
  await ctr(places.socket, 'images', 'import', '--all-platforms', programs.podImage);
  await startPart('kubelet', kubeletArguments(places, kubeconfigOf('kubelet')));
  await startPart('kube-proxy', ['kube-proxy', '--config', places.proxy, '--hostname-override', NODE]);
  await nodeReady(call, check);
}

function kubeletArguments({ kubelet, socket }, kubeconfig) {
  const labels = {
    'node.kubernetes.io/instance-type': 'practice-real',
    'topology.kubernetes.io/region': 'practice',
    'topology.kubernetes.io/zone': 'practice-real',
  };
  return [
    'kubelet',
    `--config=${kubelet.config}`,
    `--kubeconfig=${kubeconfig}`,
    `--root-dir=${kubelet.root}`,
    `--cert-dir=${kubelet.certificates}`,
    `--hostname-override=${NODE}`,
    `--node-ip=${NODE_ADDRESS}`,
    // Its cAdvisor looks for containerd where Debian has it, and would know pods but no containers.
    `--containerd=${socket}`,
    `--node-labels=${Object.entries(labels)
      .map(pair => pair.join('='))
      .join(',')}`,
  ];
}

async function nodeReady(call, check) {
  for (const end = Date.now() + READY_MS; Date.now() < end; await sleep(200)) {
    check();
    const node = await call('GET', `/api/v1/nodes/${NODE}`).catch(ignoreMissing);
    const ready = node?.status?.conditions?.find(({ type }) => type === 'Ready');
    const starting = node?.spec.taints?.some(({ key }) => key.startsWith('node.kubernetes.io/'));
    if (ready?.status === 'True' && !starting) return;
  }
  throw new Error(
    `The real node was not Ready after ${READY_MS / 1000} s. Look at the logs of kubelet and containerd.`,
  );
}

function ignoreMissing(error) {
  if (error.status !== 404) throw error;
}
