import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { Report } from '../../src/report/report';
import { headroom, reportOf, stateHome } from './command-line';
import { expectNothingLeft } from './nothing-left';
import { release, writtenConfig } from './written-config';

/** There before the runs, so that both may use them: one a test. */
const [distinct, fixed] = [`two-runs-distinct-${process.pid}`, `two-runs-fixed-${process.pid}`] as const;
const namespacesBefore = [`${distinct}-0`, `${fixed}-0`];
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

/** A run of these templates, and a promise of the moment when all of them are made. */
function start(templates: readonly string[], baseName: string) {
  const objects = templates.map(name => `{objectTemplate: ${name}}`).join(', ');
  const config = writtenConfig([`name: both, namespace: ${baseName}, objects: [${objects}]`]);
  configs.push(config);
  let tell = (): void => undefined;
  const made = new Promise<void>(resolve => (tell = resolve));
  const { ended } = headroom(['run', config, '--yes', '--events'], event => {
    if (event.type === 'sample' && event.answered === templates.length) tell();
  });
  return { made, report: ended.then(reportOf) };
}

/** A run that has made its ConfigMap, and waits until it is released. */
async function firstRun(baseName: string) {
  const first = start(['cm.yml', 'held.yml'], baseName);
  await first.made;
  return async (): Promise<Report> => {
    await release(connection, `${baseName}-0`);
    return first.report;
  };
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
  const endFirst = await firstRun(distinct);
  const later = await start(['named-by-run.yml'], distinct).report;
  const here = await runsIn(distinct);
  expect(here).toHaveLength(1);
  expect(here).not.toContain(later.runId);
  expect(later.outcome.passed).toBe(true);
  expect(later.notes.join()).toContain(
    `Namespace ${distinct}-0 was there before the run: it is used, and not removed.`,
  );
  const earlier = await endFirst();
  expect(here).toEqual([earlier.runId]);
  expect(earlier.outcome.passed).toBe(true);
  await nothingLeft(earlier, later);
});

test.concurrent('with fixed names the second run fails by its conflicts, and the first keeps its objects', async () => {
  const endFirst = await firstRun(fixed);
  const later = await start(['cm.yml'], fixed).report;
  expect(later.outcome.exitCode).toBe(1);
  expect(later.jobs[0]).toMatchObject({ failed: 1, errors: [{ kind: 'conflict', count: 1 }] });
  expect(await runsIn(fixed)).toHaveLength(1);
  const earlier = await endFirst();
  expect(earlier.outcome.passed).toBe(true);
  await nothingLeft(earlier, later);
});

test.concurrent('a namespace that another run made is refused, because that run removes all in it', async () => {
  const endFirst = await firstRun('headroom-two-runs-made');
  const { config, ...second } = refusedRun('headroom-two-runs-made');
  const { code, stderr } = await second.ended;
  configs.push(config);
  expect(code).toBe(5);
  expect(stderr).toMatch(/Namespace headroom-two-runs-made-0 of run \S+ is still there: wait until that run has ended/);
  const earlier = await endFirst();
  expect(earlier.outcome.passed).toBe(true);
  await nothingLeft(earlier);
});

function refusedRun(baseName: string) {
  const config = writtenConfig([`name: both, namespace: ${baseName}, objects: [{objectTemplate: named-by-run.yml}]`]);
  return { config, ended: headroom(['run', config, '--yes', '--events']).ended };
}
