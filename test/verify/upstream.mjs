// kube-burner's own configs and those of the field notes, from start to end: `node test/verify/upstream.mjs [--real-node] [NAME…]`.
// They run on a practice cluster of their own, or on the one that HEADROOM_TEST_KUBECONFIG names; what only a real kubelet
// shows runs with --real-node, on a second cluster whose one node is this machine.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { down } from '../../practice/cluster/down.mjs';
import { up } from '../../practice/cluster/up.mjs';
import { whyNoRealNode } from '../../practice/real-node/can-run.mjs';
import { sourceOf } from './kube-burner.mjs';
import { configs as upstreamConfigs, fieldNotes, standIn } from './upstream-configs.mjs';

const cli = process.env.HEADROOM_CLI ?? path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

const configs = { ...upstreamConfigs, ...fieldNotes };
const goldens = path.join(import.meta.dirname, '..', 'golden', 'burner');

/** The path of a config; field notes have their templates beside them, as a person would. */
function configFile(upstream, { file, note }, folder) {
  if (note === undefined) return path.join(upstream, file);
  cpSync(path.join(goldens, 'templates'), path.join(folder, 'templates'), { recursive: true });
  copyFileSync(path.join(goldens, 'field-notes', note), path.join(folder, note));
  return path.join(folder, note);
}

/** Runs one config; it passed when it ended with 0, left nothing behind, and wrote kube-burner's documents. */
function run(upstream, name, kubeconfig) {
  const { env = {}, set = [], args = [] } = configs[name];
  const state = mkdtempSync(path.join(tmpdir(), 'headroom-upstream-'));
  const report = path.join(state, 'report');
  const options = [
    ...set.flatMap(one => ['--set', one]),
    ...args,
    '--yes',
    '--report-dir',
    report,
    '--kubeconfig',
    kubeconfig,
  ];
  const began = Date.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [cli, 'run', configFile(upstream, configs[name], state), ...options],
    {
      cwd: state,
      encoding: 'utf8',
      env: { ...process.env, ...env, XDG_STATE_HOME: state },
      timeout: 300_000,
    },
  );
  const written = name => path.join(report, name);
  const { outcome, cleanUp } = existsSync(written('report.json'))
    ? JSON.parse(readFileSync(written('report.json'), 'utf8'))
    : {};
  const hasDocuments = existsSync(written('jobSummary.json'));
  const passed = status === 0 && cleanUp?.left === 0 && hasDocuments;
  const sentence = outcome?.sentence ?? stderr.trim().split('\n').slice(-3).join(' ');
  const missing = outcome && !hasDocuments ? ' No jobSummary.json was written.' : '';
  console.log(
    `${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(0)} s): ${sentence}${missing}`,
  );
  if (!passed && outcome) console.log(stderr);
  rmSync(state, { recursive: true, force: true });
  return passed;
}

function kubectl(kubeconfig, args, input) {
  const { status, stderr } = spawnSync('kubectl', args, {
    env: { ...process.env, KUBECONFIG: kubeconfig },
    encoding: 'utf8',
    input,
  });
  if (status !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr}`);
}

/** Runs all of them on a cluster that is there for them, one after another; gives the names of those that failed. */
async function runOn(upstream, names, { given, realNode }) {
  if (names.length === 0) return [];
  const parent = mkdtempSync(path.join(tmpdir(), 'headroom-cluster-'));
  const dir = path.join(parent, 'practice');
  const nodes = realNode ? { nodes: 0, realNode: true } : { realNode: false };
  try {
    const kubeconfig = given ?? (await up({ dir, contextName: 'headroom-upstream', ...nodes })).kubeconfig;
    // Upstream's pods ask for workers, and these nodes have no roles.
    kubectl(kubeconfig, ['label', 'nodes', '--all', '--overwrite', 'node-role.kubernetes.io/worker=']);
    if (realNode) kubectl(kubeconfig, ['apply', '-f', '-'], JSON.stringify(standIn));
    return names.filter(name => !run(upstream, name, kubeconfig));
  } finally {
    if (given === undefined) await down({ dir });
    rmSync(parent, { recursive: true, force: true });
  }
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'real-node': { type: 'boolean' } } });
  const { folder, why } = sourceOf('kube-burner');
  if (folder === undefined) return console.log(`Not run: ${why}.`);
  const names = positionals.length > 0 ? positionals : Object.keys(configs);
  const unknown = names.filter(name => !(name in configs));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')}; there are ${Object.keys(configs).join(', ')}.`);
  const on = (...nodes) => names.filter(name => nodes.includes(configs[name].node ?? 'simulated'));
  const noNode = values['real-node'] ? whyNoRealNode() : 'it is asked for with --real-node';
  const simulated = on('simulated', 'both');
  const real = noNode === undefined ? on('real', 'both') : [];
  const failed = [
    ...(await runOn(folder, simulated, { given: process.env.HEADROOM_TEST_KUBECONFIG })),
    ...(await runOn(folder, real, { realNode: true })),
  ];
  const all = simulated.length + real.length;
  console.log(
    `${all - failed.length} of ${all} ran from start to end${failed.length > 0 ? `; not ${failed.join(', ')}` : ''}`,
  );
  if (noNode !== undefined && on('real').length > 0)
    console.log(`Not run without a real node (${noNode}): ${on('real').join(', ')}.`);
  if (failed.length > 0) process.exitCode = 1;
}

await main();
