import { afterAll, beforeAll, expect, test } from 'vitest';
import { proofRuns } from '../proof-runs';
import { openArena, type Arena } from './scheduling/arena';
import { compareCluster, type Compared } from './scheduling/compare';
import { fixedObjects } from './scheduling/fixed-objects';
import { profiles } from './scheduling/profiles';

let arena: Arena;

beforeAll(async () => {
  arena = await openArena(profiles, fixedObjects);
});
afterAll(() => arena.end());

const seed = Number(process.env['HEADROOM_SEED'] ?? 7);

test('every score, total, reason and feasible set equals the scheduler’s, for random clusters', async () => {
  const all: Compared = { scores: 0, totals: 0, reasons: 0, pods: 0, unscored: 0, differences: [] };
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
