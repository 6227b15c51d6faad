import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { RunEvent } from '../../src/report/events';
import { headroom, reportOf, stateHome } from './command-line';
import { expectNothingLeft } from './nothing-left';
import { release, writtenConfig } from './written-config';

let connection: Connection;
const configs: string[] = [];

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});
afterAll(async () => {
  await connection.close();
  for (const made of [...configs.map(path.dirname), stateHome]) rmSync(made, { recursive: true, force: true });
});

async function run(jobs: readonly string[], more: { global?: string; onEvent?: (event: RunEvent) => unknown } = {}) {
  const config = writtenConfig(jobs, more.global);
  configs.push(config);
  const ended = await headroom(['run', config, '--yes', '--events'], event => more.onEvent?.(event)).ended;
  const report = reportOf(ended);
  await expectNothingLeft(connection, report.runId);
  return { ...ended, report };
}

const make = (name: string, template: string, more = '', object = '') =>
  `name: ${name}, namespace: engine-${name}, objects: [{objectTemplate: ${template}${object}}]${more}`;

test.concurrent('what is not ready at maxWaitTimeout is named, and ends the run with 2', async () => {
  const { code, report } = await run([make('stuck', 'homeless.yml', ', maxWaitTimeout: 2s'), make('after', 'cm.yml')]);
  expect(code).toBe(2);
  expect(report.outcome.sentence).toBe(
    'Failed: 1 Pod of job stuck not ready after 2 s (maxWaitTimeout): engine-stuck-0/p-0-1; ready means running and ready.',
  );
  expect(report.jobs.map(({ name }) => name)).toEqual(['stuck']);
});

test.concurrent('objects with wait: false are not waited for', async () => {
  const { report } = await run([make('loose', 'homeless.yml', '', ', wait: false')]);
  expect(report.outcome).toMatchObject({ passed: true });
  expect(report.jobs[0]?.podLatency).toMatchObject({ pods: 1, neverReady: 1, simulated: false, simulatedPods: 0 });
});

test.concurrent('podWait waits in each iteration when there is no wait at the end', async () => {
  const job = make(
    'steps',
    'homeless.yml',
    ', jobIterations: 3, podWait: true, waitWhenFinished: false, maxWaitTimeout: 1s',
  );
  const { code, report } = await run([job]);
  expect(code).toBe(2);
  expect(report.jobs[0]?.sent).toBe(1);
});

test.concurrent('the global waitWhenFinished takes the place of what the job says', async () => {
  const job = make('global', 'homeless.yml', ', jobIterations: 2, waitWhenFinished: false, maxWaitTimeout: 1s');
  const { code, report } = await run([job], { global: 'waitWhenFinished: true' });
  expect(code).toBe(2);
  expect(report.outcome.sentence).toContain('2 Pods of job global not ready');
});

/** A job that makes two ConfigMaps, and waits; meanwhile one is deleted. */
async function runWithoutOne(name: string, more = '') {
  const objects = 'objects: [{objectTemplate: cm.yml}, {objectTemplate: held.yml, runOnce: true}]';
  const job = `name: ${name}, namespace: engine-${name}, jobIterations: 2, namespacedIterations: false, ${objects}${more}`;
  const namespace = `engine-${name}`;
  const path = `/api/v1/namespaces/${namespace}/configmaps/cm-0-1`;
  const withoutOne = once(async () => {
    await connection.request({ method: 'DELETE', path });
    await release(connection, namespace);
  });
  return run([job], { onEvent: event => event.type === 'sample' && event.answered === 3 && withoutOne() });
}

function once(act: () => Promise<void>): () => void {
  let acting: Promise<void> | undefined;
  return () => void (acting ??= act());
}

const missing = (job: string) => `only 1 of the 2 configmaps that job ${job} made are there (verifyObjects)`;

test.concurrent('an object that went missing fails the run', async () => {
  const { code, report } = await runWithoutOne('gone');
  expect(code).toBe(1);
  expect(report.outcome.sentence).toContain(missing('gone'));
});

test.concurrent('with errorOnVerify: false it is noted', async () => {
  const { code, report } = await runWithoutOne('noted', ', errorOnVerify: false');
  expect(code).toBe(0);
  expect(report.notes.join()).toContain(missing('noted'));
});

test.concurrent('jobIterationDelay and jobPause are kept', async () => {
  const { report } = await run([
    make('calm', 'cm.yml', ', jobIterations: 3, jobIterationDelay: 300ms, jobPause: 400ms'),
  ]);
  const [job] = report.jobs;
  expect((job?.endedAt ?? 0) - (job?.startedAt ?? 0)).toBeGreaterThanOrEqual(1300);
});

test.concurrent('gc removes a job’s objects before the next job begins', async () => {
  const { report, events } = await run([make('first', 'cm.yml', ', gc: true'), make('second', 'cm.yml')]);
  expect(report.outcome).toMatchObject({ passed: true });
  const collected = report.steps.find(({ name, state }) => name === 'first: gc' && state === 'done');
  const next = events.find(event => event.type === 'job-started' && event.job === 'second');
  expect(collected?.text).toContain('nothing is left');
  expect(collected?.at).toBeLessThan(next?.type === 'job-started' ? next.at : 0);
  expect(report.cleanUp.deleted).toBeGreaterThanOrEqual(2);
});

test.concurrent('namespaces get the labels of the config', async () => {
  let labels: Readonly<Record<string, string>> = {};
  const look = once(async () => {
    const path = '/api/v1/namespaces/engine-labelled-0';
    const { body } = await connection.request<{ metadata: { labels: Record<string, string> } }>({
      method: 'GET',
      path,
    });
    ({ labels } = body.metadata);
    await release(connection, 'engine-labelled-0');
  });
  const job = make('labelled', 'held.yml', ', namespaceLabels: {team: blue}');
  await run([job], { onEvent: event => event.type === 'sample' && event.answered === 1 && look() });
  expect(labels).toMatchObject({ team: 'blue', 'kube-burner.io/job': 'labelled' });
});

test.concurrent('a threshold that cannot be judged ends the run with 4', async () => {
  const threshold = 'thresholds: [{conditionType: NoSuchStage, metric: Max, threshold: 1s}]';
  const { code, report } = await run([make('held', 'pod.yml', `, measurements: [{name: podLatency, ${threshold}}]`)]);
  expect(code).toBe(4);
  expect(report.outcome.sentence).toContain('Max of NoSuchStage in job held has a threshold and was not observed.');
});

test.concurrent('what is written down and cannot be followed here is noted', async () => {
  const { code, report } = await run([make('eager', 'pod.yml', ', preLoadImages: true')]);
  expect(code).toBe(0);
  expect(report.notes).toContain(
    'Images are not loaded before the jobs (preLoadImages): all nodes are simulated, and pull nothing.',
  );
});
