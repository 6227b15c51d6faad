import { afterAll, beforeAll, expect, test } from 'vitest';
import { proofRuns } from '../proof-runs';
import { openArena, type Arena } from './scheduling/arena';
import { compareCluster, nothingCompared } from './scheduling/compare';
import { fixedObjects } from './scheduling/fixed-objects';
import { comparePreemption } from './scheduling/preemption';
import { profiles } from './scheduling/profiles';
import { placeAndForetell } from './scheduling/replicas';
import { showAndPlace } from './scheduling/shown-steps';

let arena: Arena;

beforeAll(async () => {
  arena = await openArena(profiles, fixedObjects);
});
afterAll(() => arena.end());

const seed = Number(process.env['HEADROOM_SEED'] ?? 7);

test('every score, total, reason and feasible set equals the scheduler’s, for random clusters', async () => {
  const all = nothingCompared();
  const clusters = proofRuns(20, 25);
  for (let index = 0; index < clusters; index++) {
    const one = await compareCluster(arena, seed * 10_000 + index);
    all.scores += one.scores;
    all.totals += one.totals;
    all.reasons += one.reasons;
    all.pods += one.pods;
    all.unscored += one.unscored;
    all.differences.push(...one.differences);
  }
  const { scores, totals, reasons, pods, unscored } = all;
  process.stdout.write(
    `${clusters} clusters, ${pods} pods: ${scores} plugin scores, ${totals} totals and ${reasons} refused nodes compared; ` +
      `${unscored} pods were refused everywhere or fitted one node, which is not scored.\n`,
  );
  expect(all.differences).toEqual([]);
  expect(scores).toBeGreaterThan(clusters * 200);
});

test('pods of lower priority leave room for one that preemption made room for', async () => {
  const { differences, pods } = await comparePreemption(arena);
  expect(differences).toEqual([]);
  expect(pods).toBe(4);
});

test.each([
  ['without requests', {}, 9],
  ['with small requests', { cpu: '100m', memory: '128Mi' }, 9],
  ['with 2 CPU and 8 GiB each', { cpu: '2', memory: '8Gi' }, 10],
] as const)('20 replicas %s spread as foretold, up to ties', async (name, requests, nodes) => {
  const id = name.replaceAll(/[^a-z]+/g, '-').replace(/-$/, '');
  const { foretold, real, surprises } = await placeAndForetell(arena, id, { ...requests }, 20, nodes);
  expect(surprises).toEqual([]);
  expect(real).toEqual(foretold);
});

test('the placement view shows 20 replicas step by step as the scheduler places them, without requests and with', async () => {
  const versions = await showAndPlace(arena, 20, [{}, { cpu: '700m', memory: '1Gi' }]);
  expect(versions).toHaveLength(2);
  for (const { shown, real, shownSpread, realSpread } of versions) {
    expect(shown).toHaveLength(20);
    expect(shown).toEqual(real);
    expect(shownSpread).toEqual(realSpread);
  }
});
