import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { nodes, pods } from './big-cluster.mjs';

const here = import.meta.dirname;
const cli = process.env.HEADROOM_BENCH_CLI ?? path.resolve(here, '../../dist/cli.js');
const rounds = 9;

/**
 * The observer before a cluster of 5000 nodes with 100,000 pods: how long until it answers and the memory that takes, and how
 * long a question about a workload takes then. The API server's pages are made before, so its own speed does not count.
 */
export async function observerBench() {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-bench-'));
  const server = child([path.join(here, 'big-api-server.mjs')]);
  try {
    const { port, megabytes } = await server.next();
    console.log(`                lists of ${nodes} nodes and ${pods} pods: ${megabytes} MB of JSON`);
    return await measured(writeKubeconfig(folder, port));
  } finally {
    await server.end();
    rmSync(folder, { recursive: true });
  }
}

async function measured(kubeconfig) {
  const began = performance.now();
  const observer = child([cli, 'observer', '--stdio', '--kubeconfig', kubeconfig]);
  try {
    let said;
    do said = await observer.next();
    while (said.state !== 'live');
    const loaded = performance.now() - began;
    const loadedCpu = cpuMs(observer.pid);
    const times = [];
    for (let id = 0; id < rounds; id++) {
      const start = performance.now();
      observer.say({ id, question: 'workload', with: { object: workload(id) } });
      const { answer, error } = await observer.next();
      if (!(answer?.fits > 0)) throw new Error(`The bench's workload fits nowhere: ${error}`);
      times.push(performance.now() - start);
    }
    const memory = peakMemory(observer.pid);
    const each = (cpuMs(observer.pid) - loadedCpu) / rounds;
    console.log(
      `                CPU time of the observer: ${loadedCpu.toFixed(0)} ms to load, ${each.toFixed(0)} ms a question`,
    );
    const of = `of ${nodes} nodes with ${pods} pods`;
    const row = (name, figure, unit, limit) => ({ name, figure, unit, bound: 'at most', limit });
    return [
      row(`observer: snapshot ${of} loaded`, loaded / 1000, 's', 3),
      row(`observer: peak memory with a snapshot ${of}`, memory, 'MB', 400),
      row(`observer: question about a workload, first`, times[0], 'ms', 300),
      row(`observer: question about a workload, warm`, times.sort((a, b) => a - b)[rounds >> 1], 'ms', 80),
    ];
  } finally {
    await observer.end();
  }
}

/** Another text each time, as when somebody types. */
function workload(index) {
  const requests = { cpu: `${500 + index}m`, memory: '512Mi' };
  const labels = { app: 'app-7' };
  return {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'new', namespace: 'ns-7' } },
    spec: {
      replicas: 3,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'c', image: 'img-7:1', resources: { requests } }] },
      },
    },
  };
}

function writeKubeconfig(folder, port) {
  const config = {
    clusters: [{ name: 'big', cluster: { server: `http://127.0.0.1:${port}` } }],
    users: [{ name: 'big', user: {} }],
    contexts: [{ name: 'big', context: { cluster: 'big', user: 'big' } }],
    'current-context': 'big',
  };
  const file = path.join(folder, 'kubeconfig');
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** A Node process that speaks JSON lines. */
function child(args) {
  const process_ = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: process_.stdout })[Symbol.asyncIterator]();
  const exit = new Promise(resolve => process_.on('exit', resolve));
  return {
    pid: process_.pid,
    say: line => void process_.stdin.write(`${JSON.stringify(line)}\n`),
    async next() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${path.basename(args[0])} ended before it had answered.`);
      return JSON.parse(value);
    },
    async end() {
      process_.stdin.end();
      await exit;
    },
  };
}

/** Linux only: what a process has computed so far, all threads, ms; the clock ticks 100 times a second. */
function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Linux only: the high-water mark of what was resident, MB. */
function peakMemory(pid) {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
