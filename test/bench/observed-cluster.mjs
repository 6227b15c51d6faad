import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { nodes, pods } from './big-cluster.mjs';

const here = import.meta.dirname;
const cli = process.env.HEADROOM_BENCH_CLI ?? path.resolve(here, '../../dist/cli.js');

/** Does something with a kubeconfig of the big cluster; `pour(n)` makes n of its pods change a second. */
export async function withBigCluster(work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-bench-'));
  const server = child([path.join(here, 'big-api-server.mjs')]);
  try {
    const { port, megabytes } = await server.next();
    console.log(`                lists of ${nodes} nodes and ${pods} pods: ${megabytes} MB of JSON`);
    return await work(writeKubeconfig(folder, port), changes => server.say({ changes }));
  } finally {
    await server.end();
    rmSync(folder, { recursive: true });
  }
}

/** The observer as the editor starts it. */
export const startObserver = kubeconfig => child([cli, 'observer', '--stdio', '--kubeconfig', kubeconfig]);

/** A workload to ask about: another text each time, as when somebody types. */
export function workload(index) {
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

/** A Node process that speaks JSON lines; what it says of itself between answers is remembered. */
function child(args) {
  const process_ = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: process_.stdout })[Symbol.asyncIterator]();
  const exit = new Promise(resolve => process_.on('exit', resolve));
  let state;
  return {
    pid: process_.pid,
    isLive: () => state === 'live',
    async answer(id) {
      for (;;) {
        const said = await this.next();
        state = said.state ?? state;
        if (said.id === id) return said;
      }
    },
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
