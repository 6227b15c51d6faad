// 20,000 pods that become Ready on simulated nodes as fast as the cluster lets them: how much later the engine's watch, with
// podLatency and waits on it, notes each change than a bare watch beside it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { api } from './api.mjs';
import { headroomRun, inFolder, kubeconfig } from './headroom-run.mjs';

const pods = 20_000;
const nodes = 20;
const label = 'headroom.dev/bench=pod-watch';
const nodeName = index => `headroom-bench-${index}`;

const config = `jobs:
  - name: pod-watch
    jobIterations: ${pods}
    qps: 500
    burst: 500
    namespace: headroom-pod-watch
    iterationsPerNamespace: 1000
    preLoadImages: false
    maxWaitTimeout: 10m
    measurements: [{ name: podLatency }]
    objects:
      - objectTemplate: pod.yml
`;
/** Bound to its node already: the scheduler would be slower than the watch. */
const pod = `apiVersion: v1
kind: Pod
metadata:
  name: pod-{{.Iteration}}
  labels: { ${label.replace('=', ': ')} }
spec:
  nodeName: headroom-bench-{{ mod .Iteration ${nodes} }}
  terminationGracePeriodSeconds: 0
  containers: [{ name: pause, image: registry.k8s.io/pause:3.10 }]
`;

const node = index => ({
  ...{ apiVersion: 'v1', kind: 'Node' },
  metadata: { name: nodeName(index), annotations: { 'kwok.x-k8s.io/node': 'fake' } },
  status: Object.fromEntries(
    ['allocatable', 'capacity'].map(name => [name, { cpu: '64', memory: '256Gi', pods: '5000' }]),
  ),
});

export async function podWatchBench() {
  const door = api(kubeconfig());
  const all = Array.from({ length: nodes }, (_, index) => index);
  try {
    for (const index of all) await door.call('POST', '/api/v1/nodes', node(index));
    return await inFolder({ 'pods.yml': config, 'pod.yml': pod }, measured);
  } finally {
    for (const index of all) await door.call('DELETE', `/api/v1/nodes/${nodeName(index)}`);
    await door.close();
  }
}

async function measured(folder) {
  const watch = await bareWatch();
  // 4: the server ended the watch, as it does with those that it cannot serve itself.
  const { report, megabytes } = await headroomRun(folder, 'pods.yml', ['--abort-on', 'off'], [0, 4]);
  const { pods: seen, ends } = await watch.end();
  const rows = JSON.parse(readFileSync(path.join(folder, 'report', 'exactLatency-pod-watch.json'), 'utf8'));
  const lags = lagsOf(rows, seen);
  const [{ podLatency, startedAt }] = report.jobs;
  const lastReady = Math.max(...Object.values(seen).map(({ readyAt }) => readyAt ?? 0));
  const how = `${lags.length} changes of ${rows.length} pods in ${((lastReady - startedAt) / 1000).toFixed(0)} s`;
  const at = share => lags[Math.ceil(lags.length * share) - 1];
  const figures = `p50 ${at(0.5).toFixed(1)} ms, maximum ${at(1).toFixed(0)} ms`;
  return [
    {
      name: `watch of ${pods} pods: p99 lag behind a bare watch (${how}; ${figures})`,
      ...{ figure: at(0.99), unit: 'ms', bound: 'at most', limit: 100 },
    },
    {
      name: `its gaps beyond the ${ends} that the bare watch had`,
      ...{ figure: Math.max(podLatency.watchGaps.length - ends, 0), unit: 'gaps', bound: 'at most', limit: 0 },
    },
    {
      name: `peak memory of that run`,
      ...{ figure: megabytes, unit: 'MB', bound: 'at most', limit: 300 },
    },
  ];
}

/** Ascending, ms: below 0 where the engine was first. */
function lagsOf(rows, seen) {
  if (rows.length !== pods) throw new Error(`Of ${pods} pods ${rows.length} were measured.`);
  return rows
    .flatMap(({ podName, addedAt, Ready }) => {
      const bare = seen[podName];
      return [addedAt - bare.addedAt, addedAt + Ready - bare.readyAt];
    })
    .toSorted((a, b) => a - b);
}

/** Resolves when it is open; `end` gives what it has seen, by pod. */
async function bareWatch() {
  const script = path.join(import.meta.dirname, 'bare-watch.mjs');
  const child = spawn(process.execPath, [script, kubeconfig(), label], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  const isOpen = new Promise(resolve => child.stdout.setEncoding('utf8').once('data', resolve));
  child.stdout.on('data', text => (said += text));
  const ended = new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  await isOpen;
  return {
    async end() {
      child.stdin.end();
      await ended;
      return JSON.parse(said.slice(said.indexOf('{')));
    },
  };
}
