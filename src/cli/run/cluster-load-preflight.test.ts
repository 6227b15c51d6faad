import { afterEach, expect, test } from 'vitest';
import { connectionTo } from '../../burner/api-server.test-data';
import { defaultBudget } from '../../report/budget';
import { clusterLoads } from '../../traffic/cluster-loads';
import { findSource } from '../load-run';
import { signedPlan } from '../signed-plan';
import { readYaml } from '../../yaml/read';
import { clusterLoadPreflight } from './cluster-load-preflight';

let close = (): Promise<void> => Promise.resolve();
afterEach(() => close());

const simulated = { metadata: { name: 's', annotations: { 'kwok.x-k8s.io/node': 'fake' } } };
const real = { metadata: { name: 'r' } };

/** What is found before a scenario runs on a cluster with these nodes, all rights given; undefined: nodes may not be listed. */
async function refusalsOn(scenario: string, nodes: readonly object[] | undefined): Promise<readonly string[]> {
  const server = await connectionTo(({ url = '' }, response) => {
    if (url.startsWith('/api/v1/nodes') && nodes === undefined) {
      response.writeHead(403, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ kind: 'Status', reason: 'Forbidden', message: 'no' }));
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    if (url === '/version') return void response.end('{"gitVersion":"v1.36.3"}');
    if (url.startsWith('/api/v1/nodes'))
      return void response.end(JSON.stringify({ kind: 'NodeList', apiVersion: 'v1', metadata: {}, items: nodes }));
    response.end('{"status":{"allowed":true}}');
  });
  close = server.close;
  const value = readYaml(findSource(scenario).text).documents[0]?.value;
  const load = clusterLoads.find(({ kind }) => kind === scenario)?.read(value, 1);
  if (load === undefined || !('plan' in load)) throw new Error(`${scenario} is no load`);
  const names = { title: 't', source: scenario, plan: signedPlan(load, 'RUN') };
  const seen = await clusterLoadPreflight(names, load, server.connection, 'RUN', defaultBudget);
  expect(seen.allowances).toEqual([]);
  return seen.refusals;
}

const adding = ['node-join', 'control-plane-limit'];

test.each(adding)('%s runs where most nodes are simulated', async scenario => {
  expect(await refusalsOn(scenario, [simulated, simulated, real])).toEqual([]);
});

test.each(adding)('%s is refused among real nodes, and where nobody can look', async scenario => {
  const only = 'This scenario adds nodes, so it runs only where nodes are simulated (kwok)';
  expect((await refusalsOn(scenario, [real, real]))[0]).toContain(`${only}; none here is.`);
  await close();
  expect((await refusalsOn(scenario, [simulated, real]))[0]).toContain(`${only}; here 1 of 2 are real.`);
  await close();
  expect((await refusalsOn(scenario, undefined))[0]).toContain(`${only}, and this user may not list nodes`);
});

test('loads that add no node run anywhere', async () => {
  expect(await refusalsOn('list-storm', [real])).toEqual([]);
});
