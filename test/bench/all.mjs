// `npm run bench`: speed as ratios against a limit or a named peer, measured in the same run. `node test/bench/all.mjs NAME…`
// runs only those, such as rate or podWatch.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepare } from '../../practice/prepare.mjs';
import { step } from '../step.mjs';
import { burnerPlanBench } from './burner-plan.mjs';
import { lintBench } from './lint.mjs';
import { burnerEditingBench } from './burner-editing.mjs';
import { languageServerBench } from './language-server.mjs';
import { rateBench } from './rate.mjs';
import { activationBench } from './activation.mjs';
import { observerBench } from './observer.mjs';
import { schedulingBench } from './scheduling.mjs';
import { panelBench } from './panel.mjs';
import { placementBench } from './placement.mjs';
import { requestCpuBench } from './request-cpu.mjs';
import { pacingBench } from './pacing.mjs';
import { apiIntensiveBench } from './api-intensive.mjs';
import { podWatchBench } from './pod-watch.mjs';
import { runMemoryBench } from './run-memory.mjs';

const benches = [
  burnerPlanBench,
  languageServerBench,
  burnerEditingBench,
  lintBench,
  rateBench,
  activationBench,
  schedulingBench,
  placementBench,
  observerBench,
  panelBench,
  requestCpuBench,
  pacingBench,
  apiIntensiveBench,
  podWatchBench,
  runMemoryBench,
];
const nameOf = bench => bench.name.replace(/Bench$/, '');

/** Those of these names; all when none is named. */
function chosen(names) {
  const unknown = names.filter(name => !benches.some(bench => nameOf(bench) === name));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')}; there are ${benches.map(nameOf).join(', ')}.`);
  return names.length === 0 ? benches : benches.filter(bench => names.includes(nameOf(bench)));
}

/** A row: `ratio` is figure ÷ limit for "at most", limit ÷ figure for "at least"; 1 or less is within. */
function print({ name, figure, unit, bound, limit }) {
  const ratio = figure === limit ? 1 : bound === 'at most' ? figure / limit : limit / figure;
  const verdict = ratio <= 1 ? 'within' : 'OVER';
  console.log(
    `${verdict.padEnd(7)} ${ratio.toFixed(2).padStart(6)}  ${name}: ${figure.toFixed(2)} ${unit} (${bound} ${limit} ${unit})`,
  );
  return ratio <= 1;
}

async function runAll() {
  let within = true;
  for (const bench of chosenBenches) {
    for (const row of await bench()) within = print(row) && within;
  }
  return within;
}

/** Runs something against a cluster of its own, or against the one that HEADROOM_TEST_KUBECONFIG names. */
async function withCluster(work) {
  if (process.env.HEADROOM_TEST_KUBECONFIG) return work();
  const { up } = await import('../../practice/cluster/up.mjs');
  const { down } = await import('../../practice/cluster/down.mjs');
  const parent = mkdtempSync(path.join(tmpdir(), 'headroom-bench-'));
  const dir = path.join(parent, 'practice');
  try {
    process.env.HEADROOM_TEST_KUBECONFIG = (await up({ dir, realNode: false })).kubeconfig;
    return await work();
  } finally {
    await down({ dir });
    rmSync(parent, { recursive: true, force: true });
  }
}

const chosenBenches = chosen(process.argv.slice(2));
await prepare({ editor: true });
const root = path.resolve(import.meta.dirname, '..', '..');
const isBuilt = await step('build', 'npm', ['run', 'build'], { cwd: root });
process.exitCode = isBuilt && (await withCluster(runAll)) ? 0 : 1;
