import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { headroom, stateHome } from './command-line';
import { expectNothingLeft } from './nothing-left';
import { proofRuns } from '../proof-runs';

let connection: Connection;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});
afterAll(async () => {
  await connection.close();
  rmSync(stateHome, { recursive: true, force: true });
});

/** Moments in the first two seconds after a run began, the same in every run of this test. */
const moments = Array.from({ length: proofRuns(10) }, (_, i) => Math.round(((i * 0.618034) % 1) * 2000));

test.concurrent.each(moments)('killed %i ms after it began, a run is offered and cleaned', async afterMs => {
  let runId = '';
  const scenario = ['api-intensive', '--scale', '3', '--set', `jobs.0.namespace=killed-${afterMs}`];
  const { ended } = headroom(['run', ...scenario, '--yes', '--events'], (event, child) => {
    if (event.type !== 'run-started') return;
    runId = event.runId;
    setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  expect((await ended).code).toBeNull();
  const preflight = await headroom(['run', 'single-deployment', '--dry-run', '-o', 'json']).ended;
  const { leftovers } = JSON.parse(preflight.stdout) as { leftovers: { runId: string }[] };
  expect(leftovers.map(leftover => leftover.runId)).toContain(runId);
  expect((await headroom(['clean', '--run', runId, '--yes']).ended).code).toBe(0);
  await expectNothingLeft(connection, runId);
});
