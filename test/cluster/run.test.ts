import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { reportSchema } from '../report-schema';
import { headroom, reportOf, stateHome } from './command-line';
import { expectNothingLeft } from './nothing-left';

const folder = mkdtempSync(path.join(tmpdir(), 'headroom-run-'));
let connection: Connection;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});

afterAll(async () => {
  await connection.close();
  for (const made of [folder, stateHome]) rmSync(made, { recursive: true, force: true });
});

const run = (...args: string[]) => headroom(['run', ...args, '--yes', '--events']);
/** The smallest scenario in namespaces of a test's own: runs at once must not meet. */
const singleDeployment = (namespace: string) => ['single-deployment', '--set', `jobs.0.namespace=${namespace}`];

test.concurrent('single-deployment passes, with a Ready latency for each pod, and leaves nothing', async () => {
  const ended = await run(...singleDeployment('run-passes'), '--scale', '3', '--report-dir', folder).ended;
  const report = reportOf(ended);
  expect(report.outcome).toMatchObject({ passed: true, exitCode: 0 });
  expect(ended.code).toBe(0);
  const pods = report.jobs[0]?.podLatency;
  expect(pods).toMatchObject({ pods: 3, neverReady: 0, simulated: true, simulatedPods: 3, watchGaps: [] });
  for (const stages of [pods?.exact, pods?.compatible]) {
    expect(stages?.find(({ stage }) => stage === 'Ready')?.latency?.n).toBe(3);
  }
  expect(report.cleanUp.left).toBe(0);
  const stored: unknown = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'));
  expect(reportSchema.parse(stored)).toEqual(report);
  await expectNothingLeft(connection, report.runId);
});

test.concurrent('api-intensive makes and deletes its objects', async () => {
  const report = reportOf(await run('api-intensive', '--set', 'jobs.0.namespace=run-api-intensive').ended);
  expect(report.outcome.reasons).toEqual([]);
  for (const job of report.jobs) expect(job).toMatchObject({ failed: 0, succeeded: job.sent });
  await expectNothingLeft(connection, report.runId);
});

test.concurrent.each([
  ['a line', 'cancel\n'],
  ['its end', undefined],
])('a run stopped by %s of its stdin ends with 130 and leaves nothing', async (what, line) => {
  const scenario = ['api-intensive', '--scale', '5', '--set', `jobs.0.namespace=stopped-by-${what.replace(' ', '-')}`];
  const { ended } = headroom(['run', ...scenario, '--yes', '--events'], (event, child) => {
    if (event.type === 'job-started') setTimeout(() => (line ? child.stdin?.write(line) : child.stdin?.end()), 300);
  });
  const done = await ended;
  expect(done.code).toBe(130);
  const report = reportOf(done);
  expect(report.cleanUp).toMatchObject({ left: 0, kept: false });
  await expectNothingLeft(connection, report.runId);
});

test.concurrent('a user without rights is refused before anything is made', async () => {
  const context = `${connection.context}-bob`;
  const { code, stderr, stdout } = await run(...singleDeployment('run-without-rights'), '--context', context).ended;
  expect(code).toBe(5);
  expect(stderr).toContain('Forbidden: this user may not create deployments');
  expect(stdout).toBe('');
});

test.concurrent('a broken template is refused with its place before anything is made', async () => {
  const config = path.join(folder, 'broken.kube-burner.yml');
  writeFileSync(
    config,
    'jobs:\n  - name: broken\n    namespace: broken\n    objects:\n      - objectTemplate: pod.yml\n',
  );
  writeFileSync(path.join(folder, 'pod.yml'), 'kind: Pod\nmetadata: {name: "{{ .Iteration "}\n');
  const { code, stderr, stdout } = await run(config).ended;
  expect(code).toBe(5);
  expect(stderr).toMatch(/\d+:\d+/);
  expect(stdout).toBe('');
});

test.concurrent('a plan that changed after it was confirmed is refused', async () => {
  const { code, stderr } = await run(...singleDeployment('run-digest'), '--plan-digest', 'another').ended;
  expect(code).toBe(5);
  expect(stderr).toContain('The plan is not the one that was confirmed');
});

test.concurrent('a dry run prints the preflight and makes nothing', async () => {
  const { code, stdout } = await headroom(['run', ...singleDeployment('run-dry'), '--dry-run', '-o', 'json']).ended;
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, missingPermissions: [], refusals: [] });
});
