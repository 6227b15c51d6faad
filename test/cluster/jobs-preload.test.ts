import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { planRun } from '../../src/burner-config/plan-run';
import { readBurnerConfig } from '../../src/burner-config/read-config';
import { preloadImages } from '../../src/burner/preload/preload';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { Journal } from '../../src/runs/journal';
import { readJournal } from '../../src/runs/journal';
import { newRunId } from '../../src/runs/run-id';
import { stateHome } from './command-line';
import { deployment } from './job-runs';
import { expectNothingLeft } from './nothing-left';

let connection: Connection;
beforeAll(async () => {
  vi.stubEnv('XDG_STATE_HOME', stateHome);
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});
afterAll(async () => {
  await connection.close();
  vi.unstubAllEnvs();
  rmSync(stateHome, { recursive: true, force: true });
});

const files = { read: () => deployment };

/** Loads the images of one job on a cluster whose nodes are said to be as given. */
async function preload(nodes: { total: number; simulated: number } | undefined, job = '') {
  const runId = newRunId();
  const text = `jobs:\n  - {name: load, qps: 10, namespace: ns, objects: [{objectTemplate: d.yml}]${job}}\n`;
  const { config } = readBurnerConfig(text, { files, name: 'load.yml' });
  if (config === undefined) throw new Error('The config is not read.');
  const plan = planRun(config, { files, uuid: 'u', runId, seed: 1, now: 0, digest: () => '' });
  const said: string[] = [];
  const journal: Journal = {
    ...{ schemaVersion: 1, runId, title: 'preload', startedAt: 0, context: '', kubeconfig: [], server: '' },
    ...{ madeNamespaces: [], namespaces: [], kinds: [], runner: { pid: 1, startedAt: '', host: '' }, state: 'running' },
  } as Journal;
  const given = await preloadImages(
    {
      ...{ connection, plan, runId, signal: new AbortController().signal, target: nodes ? { nodes } : {} },
      step: (name, state, words) => void said.push(`${name} ${state}: ${words}`),
      note: words => void said.push(words),
    },
    journal,
  );
  return { runId, said, given };
}

test('every node pulls the images before the jobs, and nothing of that is left', async () => {
  const { runId, said, given } = await preload(undefined);
  expect(said.map(words => words.replace(/: .*/, ''))).toEqual(['load images started', 'load images done']);
  expect(given.madeNamespaces).toEqual([`headroom-preload-${runId.toLowerCase()}`]);
  expect(given.kinds).toContainEqual({ apiVersion: 'apps/v1', kind: 'DaemonSet' });
  expect((await readJournal(runId))?.madeNamespaces).toEqual(given.madeNamespaces);
  await expectNothingLeft(connection, runId);
});

test('on simulated nodes alone, and without preLoadImages, nothing is made', async () => {
  const simulated = await preload({ total: 3, simulated: 3 });
  expect(simulated.said).toEqual([expect.stringContaining('all nodes are simulated')]);
  expect(simulated.given.madeNamespaces).toEqual([]);
  expect((await preload(undefined, ', preLoadImages: false')).said).toEqual([]);
});
