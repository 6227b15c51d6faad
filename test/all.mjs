// `npm test`: installs, builds, checks and runs every suite; ends with `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { step } from './step.mjs';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const bin = name => path.join(root, 'node_modules', '.bin', name);
const build = ['build', 'npm', ['run', 'build']];
const checks = [
  ['types', bin('tsc'), ['--noEmit', '-p', '.']],
  ['types of the panel', bin('tsc'), ['--noEmit', '-p', 'tsconfig.panel.json']],
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
];
/** The cluster suites wait for their API server most of the time: they run beside the others, after the checks. */
const beside = [...checks, 'golden', 'cluster', 'cluster-alone'];
const suites = ['unit', 'editor'];

async function main() {
  const { prepare } = await import('../practice/prepare.mjs');
  await prepare({ editor: true });
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const built = await check(build);
  const outcomes = await Promise.all([
    inTurn(suites, name => runSuite(name)),
    inTurn(beside, one =>
      typeof one === 'string' ? runSuite(one, { together: true }) : check(one, { together: true }),
    ),
  ]);
  printSummary([built, ...outcomes.flat()]);
}

/** The build and the static checks count as one test each: a red one must not hide behind green suites. */
async function check([name, command, args], { together = false } = {}) {
  const ok = await step(name, command, args, { cwd: root, together });
  return { suite: name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: [], skipped: [] };
}

async function runSuite(name, { together = false } = {}) {
  const file = path.join(results, `${name}.json`);
  const ok = await step(
    `${name} tests`,
    bin('vitest'),
    ['run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { cwd: root, together },
  );
  return readOutcome(name, file, ok);
}

function readOutcome(suite, file, ok) {
  let document;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`The ${suite} suite left no result (${error.message}): counted as one failure.`);
    return { suite, passed: 0, failed: 1, failures: [], skipped: [] };
  }
  const tests = document.testResults.flatMap(result => result.assertionResults);
  const failures = tests.filter(test => test.status === 'failed').map(failureLine);
  return {
    suite,
    passed: tests.filter(test => test.status === 'passed').length,
    // A suite that fails outside its tests (set-up, a file that cannot load) has failed all the same.
    failed: ok ? failures.length : Math.max(failures.length, 1),
    failures,
    skipped: tests.filter(test => !['passed', 'failed'].includes(test.status)).map(test => test.fullName),
  };
}

/** A failure's name and the first line of why: the log of a long run may be cut above the summary. */
function failureLine({ fullName, failureMessages: [why = ''] }) {
  return `${fullName}: ${why.split('\n')[0]?.slice(0, 300)}`;
}

function printSummary(outcomes) {
  const total = key => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  console.log('');
  for (const { suite, passed, failed } of outcomes)
    console.log(`  ${suite.padEnd(20)} ${passed} passed, ${failed} failed`);
  for (const { suite, failures } of outcomes) for (const line of failures) console.log(`  failed: ${suite}: ${line}`);
  const skipped = outcomes.flatMap(outcome => outcome.skipped.map(name => `  skipped: ${outcome.suite}: ${name}`));
  if (skipped.length > 0) console.log(skipped.join('\n'));
  const failed = total('failed');
  console.log(`${total('passed')} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function inTurn(items, run) {
  const outcomes = [];
  for (const item of items) outcomes.push(await run(item));
  return outcomes;
}

await main();
