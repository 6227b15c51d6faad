import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const cli = process.env.HEADROOM_CLI ?? path.resolve(import.meta.dirname, '../../dist/cli.js');
const allowed = 'objects=1000000,pods=1000000,requests=1000000,rate=100000,duration=3600';

/** The kubeconfig of the cluster that the benches load. */
export const kubeconfig = () => process.env.HEADROOM_TEST_KUBECONFIG;

/** Does something in a folder that holds these files, by name, and removes it afterwards. */
export async function inFolder(files, work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-bench-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a Node child; gives the CPU seconds and the peak memory (MB) of the whole process, its seconds, and what it printed. */
export async function spentBy(folder, args, accepted = [0]) {
  const file = path.join(folder, 'spent.json');
  const hook = path.join(import.meta.dirname, 'spent-at-exit.cjs');
  const env = { ...process.env, SPENT_FILE: file, XDG_STATE_HOME: folder };
  const began = performance.now();
  const stdout = await outputOf(process.execPath, ['--require', hook, ...args], { cwd: folder, env }, accepted);
  return { ...JSON.parse(readFileSync(file, 'utf8')), seconds: (performance.now() - began) / 1000, stdout };
}

/** What a program prints; rejects with what it said when it does not end with an accepted code. */
export function outputOf(program, args, options = {}, accepted = [0]) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const name of Object.keys(said)) child[name].setEncoding('utf8').on('data', text => (said[name] += text));
    child.on('error', reject);
    child.on('close', code => {
      const why = said.stderr.trim().split('\n').slice(-20).join('\n');
      if (accepted.includes(code)) resolve(said.stdout);
      else reject(new Error(`${[program, ...args].join(' ')} ended with ${code}: ${why}`));
    });
  });
}

/** `headroom run` in a folder with its config: the report, and what the process spent. */
export async function headroomRun(folder, config, options = [], accepted = [0]) {
  const to = ['--report-dir', 'report', '--kubeconfig', kubeconfig()];
  const spent = await spentBy(folder, [cli, 'run', config, '--yes', '--budget', allowed, ...to, ...options], accepted);
  return { ...spent, report: JSON.parse(readFileSync(path.join(folder, 'report', 'report.json'), 'utf8')) };
}

/** Removes what a run kept. */
export async function cleanRun(folder, { runId }) {
  const args = [cli, 'clean', '--run', runId, '--yes', '--kubeconfig', kubeconfig()];
  await outputOf(process.execPath, args, { env: { ...process.env, XDG_STATE_HOME: folder } });
}

/** A template of ConfigMaps, one or more an iteration. */
export const configMapTemplate = `apiVersion: v1
kind: ConfigMap
metadata:
  name: bench-{{.Iteration}}-{{.Replica}}
data:
  key: value-{{.Iteration}}
`;
