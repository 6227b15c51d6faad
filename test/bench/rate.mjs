// 3000 ConfigMaps asked at 1000/s: the whole `headroom run` against a bare undici pool with the same pacing.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const objects = 3000;
const rate = 1000;
const root = join(import.meta.dirname, '..', '..');
const cli = process.env.HEADROOM_CLI ?? join(root, 'dist', 'cli.js');
const kubeconfig = () => process.env.HEADROOM_TEST_KUBECONFIG;

const config = `jobs:
  - name: rate
    jobIterations: ${objects}
    qps: ${rate}
    burst: 1
    namespace: headroom-rate
    namespacedIterations: false
    preLoadImages: false
    verifyObjects: false
    objects:
      - objectTemplate: config-map.yml
`;
const template = `apiVersion: v1
kind: ConfigMap
metadata:
  name: rate-{{.Iteration}}
data:
  key: value-{{.Iteration}}
`;

/** Runs a Node child and gives its CPU seconds, start and end included. */
function cpuOf(folder, args) {
  const file = join(folder, 'cpu.json');
  const hook = join(import.meta.dirname, 'cpu-at-exit.cjs');
  const child = spawnSync(process.execPath, ['--require', hook, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CPU_FILE: file, XDG_STATE_HOME: folder },
    timeout: 120_000,
  });
  if (child.status !== 0) throw new Error(`${args[0]} ended with ${child.status}: ${child.stderr}`);
  const { user, system } = JSON.parse(readFileSync(file, 'utf8'));
  return { cpu: (user + system) / 1e6, stdout: child.stdout };
}

function headroom(folder) {
  const args = [cli, 'run', 'rate.yml', '--yes', '--keep', '--report-dir', 'report', '--kubeconfig', kubeconfig()];
  const { cpu } = cpuOf(folder, args);
  const report = JSON.parse(readFileSync(join(folder, 'report', 'report.json'), 'utf8'));
  const clean = [cli, 'clean', '--run', report.runId, '--yes', '--kubeconfig', kubeconfig()];
  execFileSync(process.execPath, clean, { env: { ...process.env, XDG_STATE_HOME: folder }, stdio: 'ignore' });
  return { cpu, reached: report.jobs[0].reachedRate };
}

function bare(folder) {
  const script = join(import.meta.dirname, 'bare-pool.mjs');
  const { cpu, stdout } = cpuOf(folder, [script, kubeconfig(), String(objects), String(rate)]);
  const { reached, namespace } = JSON.parse(stdout);
  awaitGone(namespace);
  return { cpu, reached };
}

/** Waits until a namespace is gone: what the cluster still deletes would slow whoever is measured next. */
function awaitGone(namespace) {
  execFileSync(process.execPath, [join(import.meta.dirname, 'namespace-gone.mjs'), kubeconfig(), namespace], {
    timeout: 120_000,
  });
}

const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Three rounds, one after the other in turn; medians, since both share the machine with the API server. */
export async function rateBench() {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-rate-'));
  try {
    writeFileSync(join(folder, 'rate.yml'), config);
    writeFileSync(join(folder, 'config-map.yml'), template);
    const rounds = [1, 2, 3].map(() => ({ ours: headroom(folder), pool: bare(folder) }));
    const reached = median(rounds.map(({ ours, pool }) => ours.reached / pool.reached));
    const cpu = median(rounds.map(({ ours, pool }) => ours.cpu / pool.cpu));
    const figures = rounds.map(
      ({ ours, pool }) =>
        `${ours.reached.toFixed(0)} of ${pool.reached.toFixed(0)}/s, ${ours.cpu.toFixed(2)} of ${pool.cpu.toFixed(2)} s CPU`,
    );
    return [
      {
        name: `rate reached against a bare pool (${figures.join('; ')})`,
        figure: reached,
        unit: '×',
        bound: 'at least',
        limit: 0.97,
      },
      { name: 'CPU of the whole process against a bare pool', figure: cpu, unit: '×', bound: 'at most', limit: 1.5 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
