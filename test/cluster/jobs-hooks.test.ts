import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { headroom } from './command-line';
import { deployment, jobRuns } from './job-runs';

const folder = mkdtempSync(path.join(tmpdir(), 'headroom-hooks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { run, config } = jobRuns({
  'd.yml': deployment,
  'note.cjs': `require('node:fs').appendFileSync(process.argv[2], process.argv[3] + '\\n');`,
  // A child of the hook's own, which must not outlive it.
  'long.cjs': `const { spawn } = require('node:child_process');
const child = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 600000)'], { stdio: 'ignore' });
require('node:fs').writeFileSync(process.argv[2], process.pid + ' ' + child.pid);
setTimeout(() => undefined, 600000);`,
});

const hook = (when: string, script: string, argument: string, more = '') =>
  `{when: ${when}, cmd: ["${process.execPath}", ${script}, "${path.join(folder, argument)}", "${when}"]${more}}`;
const job = (name: string, hooks: readonly string[], more = '') =>
  `name: ${name}, namespace: jobs-${name}, objects: [{objectTemplate: cm.yml}], hooks: [${hooks.join(', ')}]${more}`;

test('hooks are shown and refused, and nothing is made', async () => {
  const jobs = [job('refused', [hook('beforeJobExecution', 'note.cjs', 'refused')])];
  const { code, stderr, stdout } = await headroom(['run', config(jobs), '--yes']).ended;
  expect(code).toBe(5);
  expect(stdout).toBe('');
  expect(stderr).toContain('Runs on this machine (beforeJobExecution of job refused):');
  expect(stderr).toContain('To allow it, add --allow-hooks');
  expect(existsSync(path.join(folder, 'refused'))).toBe(false);
});

test.concurrent('allowed hooks run in the folder of the config, each at its moment', async () => {
  const moments = [
    ...['afterCleanup', 'afterGC', 'beforeGC', 'beforeCleanup', 'afterChurn', 'beforeChurn'],
    ...['onEachIteration', 'afterJobExecution', 'beforeJobExecution'],
  ];
  const hooks = moments.map(when => hook(when, 'note.cjs', 'order'));
  const churn = ', jobIterations: 2, namespacedIterations: false, churnConfig: {cycles: 1, percent: 50, mode: objects}';
  const { code, report } = await run([job('hooked', hooks, churn)], { args: ['--allow-hooks'] });
  expect(report.outcome.reasons).toEqual([]);
  expect(code).toBe(0);
  expect(readFileSync(path.join(folder, 'order'), 'utf8').trim().split('\n')).toEqual([
    ...['beforeJobExecution', 'onEachIteration', 'onEachIteration', 'afterJobExecution', 'beforeChurn', 'afterChurn'],
    ...['beforeCleanup', 'beforeGC', 'afterGC', 'afterCleanup'],
  ]);
});

test.concurrent('a hook that fails fails the run with its output, without secrets, and the job goes on', async () => {
  const script = `process.stderr.write('no way\\\\nAuthorization: Bearer abcdefghijklmnop\\\\n'); process.exit(3)`;
  const failing = `{when: beforeJobExecution, cmd: ["${process.execPath}", "-e", "${script}"]}`;
  const missing = '{when: afterJobExecution, background: true, cmd: [no-such-program]}';
  const { code, report } = await run([job('failing', [failing, missing])], { args: ['--allow-hooks'] });
  expect(code).toBe(1);
  expect(report.jobs[0]?.succeeded).toBe(1);
  const reasons = report.outcome.reasons.join('\n');
  expect(reasons).toContain('failed: it ended with 3. It printed: no way');
  expect(reasons).not.toContain('abcdefghijklmnop');
  expect(reasons).toContain('it could not be started');
});

test.concurrent('a run that is cancelled ends its hooks with all that they started', async () => {
  const started = path.join(folder, 'pids');
  const long = hook('afterJobExecution', 'long.cjs', 'pids', ', background: true');
  const { code } = await run([job('long', [long], ', jobPause: 10m')], {
    args: ['--allow-hooks'],
    onEvent: (event, cancel) => event.type === 'sample' && existsSync(started) && cancel(),
  });
  expect(code).toBe(130);
  for (const pid of readFileSync(started, 'utf8').split(' ').map(Number))
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
