import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunEvent } from '../../src/report/events';
import { headroom, reportOf, stateHome } from './command-line';
import { expectNothingLeft } from './nothing-left';
import { ownCluster, type OwnCluster } from './own-cluster';
import { writtenConfig } from './written-config';

/* What becomes of a run when its API server goes: short here, as long as a real restart takes in `npm run verify`. */
const goneMs = process.env['HEADROOM_VERIFY'] ? 20_000 : 3000;
let cluster: OwnCluster;
const configs: string[] = [];

beforeAll(async () => {
  cluster = await ownCluster();
});
afterAll(async () => {
  await cluster.end();
  for (const made of [...configs.map(path.dirname), stateHome]) rmSync(made, { recursive: true, force: true });
});

/** A run of so many ConfigMaps at 20/s, and what happens to it once its first ones are made. */
async function run(name: string, iterations: number, fault: () => Promise<void>, ...more: string[]) {
  const config = writtenConfig([
    `qps: 20, burst: 1, name: ${name}, namespace: ${name}, jobIterations: ${iterations}, namespacedIterations: false, objects: [{objectTemplate: cm.yml}]`,
  ]);
  configs.push(config);
  let happening: Promise<void> | undefined;
  const onEvent = (event: RunEvent): void => {
    if (event.type === 'sample' && event.answered >= 5) happening ??= fault();
  };
  const ended = await headroom(['run', config, '--yes', '--events', ...more], onEvent, cluster).ended;
  await happening;
  return { ...ended, report: reportOf(ended) };
}

async function answers(): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(200)) {
    try {
      await cluster.connection.request({ method: 'GET', path: '/readyz', timeoutMs: 2000 });
      return;
    } catch {
      // Not yet.
    }
  }
  throw new Error('The API server did not come back.');
}

test('a server that stands still: every object is made, and the wait is in the figures', async () => {
  const { code, report } = await run('stands-still', 60, async () => {
    cluster.freeze();
    await sleep(goneMs);
    cluster.thaw();
  });
  const longest = Math.max(...report.jobs.flatMap(job => job.requestLatency.map(({ latency }) => latency.max)));
  expect(longest).toBeGreaterThan(goneMs * 0.5);
  expect(report.jobs[0]).toMatchObject({ sent: 60, succeeded: 60, failed: 0 });
  expect({ code, passed: report.outcome.passed }).toEqual({ code: 0, passed: true });
  await expectNothingLeft(cluster.connection, report.runId);
});

test('a server that was started again ends the run, which says so and cleans up', async () => {
  const { code, report } = await run('started-again', 400, async () => {
    const start = cluster.kill();
    await sleep(1000);
    start();
  });
  expect(code).toBe(1);
  expect(report.outcome.reasons.join(' ')).toContain('The API server was started again while the run went on');
  await answers();
  await expectNothingLeft(cluster.connection, report.runId);
});

test('a server that is gone for long fails the run, and the clean-up waits for it', async () => {
  const { code, report } = await run('gone', 400, async () => {
    const start = cluster.kill();
    // Longer than the run tries again.
    await sleep(Math.max(10_000, goneMs));
    start();
  });
  expect(code).toBe(1);
  expect(report.outcome.reasons.join(' ')).toContain('connection refused');
  expect(report.outcome.passed).toBe(false);
  expect(report.cleanUp.left).toBe(0);
  await answers();
  await expectNothingLeft(cluster.connection, report.runId);
});
