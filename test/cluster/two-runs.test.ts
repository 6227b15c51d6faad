import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { Report } from '../../src/report/report';
import { headroom, reportOf, stateHome } from './command-line';
import { expectNothingLeft } from './nothing-left';
import { writtenConfig } from './written-config';

/** There before the runs, so that both may use it. */
const namespace = 'headroom-two-runs-0';
const configMaps = `/api/v1/namespaces/${namespace}/configmaps`;
let connection: Connection;
const configs: string[] = [];

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  await connection.request({ method: 'POST', path: '/api/v1/namespaces', body: { metadata: { name: namespace } } });
});
afterAll(async () => {
  await connection.request({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
  await connection.close();
  for (const made of [...configs.map(path.dirname), stateHome]) rmSync(made, { recursive: true, force: true });
});

/** A run that pauses after it made its one ConfigMap, and a promise of that moment. */
function pausing(objectTemplate: string, jobPause: string, baseName = 'headroom-two-runs') {
  const job = `name: both, namespace: ${baseName}, jobPause: ${jobPause}, objects: [{objectTemplate: ${objectTemplate}}]`;
  const config = writtenConfig([job]);
  configs.push(config);
  let tell = (): void => undefined;
  const made = new Promise<void>(resolve => (tell = resolve));
  const { ended } = headroom(['run', config, '--yes', '--events'], event => {
    if (event.type === 'sample' && event.answered > 0) tell();
  });
  return { made, report: ended.then(reportOf) };
}

async function runsHere(): Promise<(string | undefined)[]> {
  const { body } = await connection.request<{ items: { metadata: { labels?: Record<string, string> } }[] }>({
    method: 'GET',
    path: configMaps,
  });
  return body.items.map(({ metadata }) => metadata.labels?.['headroom.dev/run']).filter(Boolean);
}

const nothingLeft = (...reports: Report[]) =>
  Promise.all(reports.map(({ runId }) => expectNothingLeft(connection, runId)));

test('the clean-up of a run leaves what another made in the same namespace', async () => {
  const first = pausing('cm.yml', '8s');
  await first.made;
  const second = pausing('named-by-run.yml', '1s');
  await second.made;
  const later = await second.report;
  const here = await runsHere();
  expect(here).toHaveLength(1);
  expect(here).not.toContain(later.runId);
  expect(later.outcome.passed).toBe(true);
  expect(later.notes.join()).toContain(`Namespace ${namespace} was there before the run: it is used, and not removed.`);
  const earlier = await first.report;
  expect(here).toEqual([earlier.runId]);
  expect(earlier.outcome.passed).toBe(true);
  await nothingLeft(earlier, later);
});

test('with fixed names the second run fails by its conflicts, and the first keeps its objects', async () => {
  const first = pausing('cm.yml', '8s');
  await first.made;
  const later = await pausing('cm.yml', '0s').report;
  expect(later.outcome.exitCode).toBe(1);
  expect(later.jobs[0]).toMatchObject({ failed: 1, errors: [{ kind: 'conflict', count: 1 }] });
  expect(await runsHere()).toHaveLength(1);
  const earlier = await first.report;
  expect(earlier.outcome.passed).toBe(true);
  await nothingLeft(earlier, later);
});

test('a namespace that another run made is refused, because that run removes all in it', async () => {
  const first = pausing('cm.yml', '8s', 'headroom-two-runs-made');
  await first.made;
  const later = await pausing('named-by-run.yml', '0s', 'headroom-two-runs-made').report;
  expect(later.outcome).toMatchObject({ passed: false, exitCode: 1 });
  expect(later.outcome.sentence).toContain('Namespace headroom-two-runs-made-0 belongs to run ');
  expect(later.jobs[0]?.sent).toBe(0);
  const earlier = await first.report;
  expect(earlier.outcome.passed).toBe(true);
  await nothingLeft(earlier, later);
});
