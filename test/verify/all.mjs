// `npm run verify`: the long proofs: twenty times the generated cases, and two hundred kills of a run.
import path from 'node:path';
import { prepare } from '../../practice/prepare.mjs';
import { step } from '../step.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const proofs = [
  ['generated texts, edits and quantities', 'unit', ['src/yaml', 'src/kubernetes', 'src/cli/yaml-text.test.ts']],
  [
    'lint with a memory or a cache as without one',
    'unit',
    ['src/lint/incremental.test.ts', 'src/lint/workspace/incremental.test.ts', 'src/cli/lint-command/cache'],
  ],
  ['requests, rates, events and percentiles', 'unit', ['src/fairness', 'src/burner/pacing.test.ts', 'src/report']],
  ['generated templates against Go', 'unit', ['src/template']],
  ["kube-burner's templates, configs and documents", 'verify', []],
  ['mutated documents and the same findings in every writing', 'unit', ['test/fuzz']],
  ['pods and workloads: rules and API server agree', 'cluster', ['test/cluster/workload-validation.test.ts']],
  ['FlowSchemas and levels: rules and API server agree', 'cluster', ['test/cluster/flow-control-agreement.test.ts']],
  ['every score as kube-scheduler gives it', 'cluster', ['test/cluster/scheduling.test.ts']],
  [
    'every request meets the FlowSchema that we say',
    'cluster-alone',
    ['test/cluster/alone/fairness-agreement.test.ts'],
  ],
  ['figures as the API server recorded them', 'cluster', ['test/cluster/truth.test.ts']],
  ['killed runs', 'cluster', ['test/cluster/killed.test.ts']],
];

await prepare();
let passed = await step('build', 'npm', ['run', 'build'], { cwd: root });
for (const [title, project, files] of proofs) {
  const args = ['run', '--project', project, '--testTimeout', '3600000', ...files];
  const options = { cwd: root, env: { ...process.env, HEADROOM_VERIFY: '1' } };
  passed = (await step(title, path.join(root, 'node_modules', '.bin', 'vitest'), args, options)) && passed;
}
const upstream = path.join(import.meta.dirname, 'upstream.mjs');
passed =
  (await step("kube-burner's own configs, from start to end", process.execPath, [upstream, '--real-node'], {
    cwd: root,
  })) && passed;
process.exitCode = passed ? 0 : 1;
