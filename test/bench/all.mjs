// `npm run bench`: speed as ratios against a limit or a named peer, measured in the same run.
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

const benches = [
  burnerPlanBench,
  languageServerBench,
  burnerEditingBench,
  lintBench,
  rateBench,
  activationBench,
  schedulingBench,
  observerBench,
  panelBench,
];

/** A row: `ratio` is figure ÷ limit for "at most", limit ÷ figure for "at least"; 1 or less is within. */
function print({ name, figure, unit, bound, limit }) {
  const ratio = bound === 'at most' ? figure / limit : limit / figure;
  const verdict = ratio <= 1 ? 'within' : 'OVER';
  console.log(
    `${verdict.padEnd(7)} ${ratio.toFixed(2).padStart(6)}  ${name}: ${figure.toFixed(2)} ${unit} (${bound} ${limit} ${unit})`,
  );
  return ratio <= 1;
}

async function runAll() {
  let within = true;
  for (const bench of benches) {
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
    process.env.HEADROOM_TEST_KUBECONFIG = (await up({ dir })).kubeconfig;
    return await work();
  } finally {
    await down({ dir });
    rmSync(parent, { recursive: true, force: true });
  }
}

await prepare({ editor: true });
const root = path.resolve(import.meta.dirname, '..', '..');
const isBuilt = await step('build', 'npm', ['run', 'build'], { cwd: root });
process.exitCode = isBuilt && (await withCluster(runAll)) ? 0 : 1;
