import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { Report } from '../../src/report/report';
import { headroom, reportOf, stateHome } from './command-line';
import { expectNothingLeft } from './nothing-left';
import { writtenConfig } from './written-config';

/** There before the runs, so that both may use them: one a test. */
const [distinct, fixed] = ['headroom-two-runs-distinct', 'headroom-two-runs-fixed'] as const;
const namespacesBefore = [`${distinct}-0`, `${fixed}-0`];
/** So long that the second run has ended by then, also on a busy machine. */
const firstPause = '12s';
let connection: Connection;
const configs: string[] = [];

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  for (const name of namespacesBefore)
    await connection.request({ method: 'POST', path: '/api/v1/namespaces', body: { metadata: { name } } });
});
afterAll(async () => {
  for (const name of namespacesBefore)
    await connection.request({ method: 'DELETE', path: `/api/v1/namespaces/${name}` });
  await connection.close();
  for (const made of [...configs.map(path.dirname), stateHome]) rmSync(made, { recursive: true, force: true });
});

/** A run that pauses after it made its one ConfigMap, and a promise of that moment. */
function pausing(objectTemplate: string, jobPause: string, baseName: string) {
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

async function runsIn(baseName: string): Promise<(string | undefined)[]> {
  const { body } = await connection.request<{ items: { metadata: { labels?: Record<string, string> } }[] }>({
    method: 'GET',
    path: `/api/v1/namespaces/${baseName}-0/configmaps`,
  });
  return body.items.map(({ metadata }) => metadata.labels?.['headroom.dev/run']).filter(Boolean);
}

const nothingLeft = (...reports: Report[]) =>
  Promise.all(reports.map(({ runId }) => expectNothingLeft(connection, runId)));

test.concurrent('the clean-up of a run leaves what another made in the same namespace', async () => {
  const first = pausing('cm.yml', firstPause, distinct);
  await first.made;
  const second = pausing('named-by-run.yml', '1s', distinct);
  await second.made;
  const later = await second.report;
  const here = await runsIn(distinct);
  expect(here).toHaveLength(1);
  expect(here).not.toContain(later.runId);
  expect(later.outcome.passed).toBe(true);
  expect(later.notes.join()).toContain(
    `Namespace ${distinct}-0 was there before the run: it is used, and not removed.`,
  );
  const earlier = await first.report;
  expect(here).toEqual([earlier.runId]);
  expect(earlier.outcome.passed).toBe(true);
  await nothingLeft(earlier, later);
});

test.concurrent('with fixed names the second run fails by its conflicts, and the first keeps its objects', async () => {
  const first = pausing('cm.yml', firstPause, fixed);
  await first.made;
  const later = await pausing('cm.yml', '0s', fixed).report;
  expect(later.outcome.exitCode).toBe(1);
  expect(later.jobs[0]).toMatchObject({ failed: 1, errors: [{ kind: 'conflict', count: 1 }] });
  expect(await runsIn(fixed)).toHaveLength(1);
  const earlier = await first.report;
  expect(earlier.outcome.passed).toBe(true);
  await nothingLeft(earlier, later);
});

test.concurrent('a namespace that another run made is refused, because that run removes all in it', async () => {
  const first = pausing('cm.yml', firstPause, 'headroom-two-runs-made');
  await first.made;
  const later = await pausing('named-by-run.yml', '0s', 'headroom-two-runs-made').report;
  expect(later.outcome).toMatchObject({ passed: false, exitCode: 1 });
  expect(later.outcome.sentence).toContain('Namespace headroom-two-runs-made-0 belongs to run ');
  expect(later.jobs[0]?.sent).toBe(0);
  const earlier = await first.report;
  expect(earlier.outcome.passed).toBe(true);
  await nothingLeft(earlier, later);
});
