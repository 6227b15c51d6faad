import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { startApiServer } from '../../practice/cluster/api-server-alone.mjs';
import { flowControlOf } from '../../src/fairness/flow-control';
import { dealHand, flowHash, flowText } from '../../src/fairness/hand';
import { levelMetrics, serverSeatsOf } from '../../src/fairness/level-metrics';
import { divideSeats } from '../../src/fairness/seats';
import { workEstimatorOf, type WorkEstimator } from '../../src/fairness/work-estimator';
import { flowSchema, install, live, metrics, must, priorityLevel, until } from './fairness-objects';
import { counted, fill, held, leaveWaiting, name, openWatches, saturate, users } from './fairness-waiting';
import { impersonatingClient, type ImpersonatingClient } from './impersonating-client';

const served: readonly (readonly [string, readonly string[], Partial<WorkEstimator>])[] = [
  ['by size', [], {}],
  // As every API server before 1.34 reckons.
  ['by count', ['--feature-gates=SizeBasedListCostEstimate=false'], { bySize: false, mostOfList: 10 }],
];
/** Fewer seats than by default, so that few requests hold all of a level's. */
const serverFlags = [
  '--max-requests-inflight=70',
  '--max-mutating-requests-inflight=30',
  // It counts its objects once a minute otherwise.
  '--etcd-count-metric-poll-period=1s',
];
const [queues, handSize] = [16, 2];

/** Everything that the members of `users` ask goes to a level of its own, and they may do everything. */
async function prepare(client: ImpersonatingClient): Promise<{ nominal: number; widest: number }> {
  const every = { verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true, namespaces: ['*'] };
  const subjects = [{ kind: 'Group', group: { name: users } }];
  const queuing = { queues, handSize };
  const limited = {
    nominalConcurrencyShares: 1000,
    borrowingLimitPercent: 0,
    limitResponse: { type: 'Queue', queuing },
  };
  const spec = {
    ...{ matchingPrecedence: 3, priorityLevelConfiguration: { name }, distinguisherMethod: { type: 'ByUser' } },
    rules: [{ subjects, resourceRules: [every] }],
  };
  await install(client, [priorityLevel(name, limited)], [flowSchema(name, spec)]);
  const rbac = 'rbac.authorization.k8s.io';
  const binding = {
    metadata: { name: users },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ apiGroup: rbac, kind: 'Group', name: users }],
  };
  await must(client, { method: 'POST', path: `/apis/${rbac}/v1/clusterrolebindings`, body: binding });
  const { levels } = flowControlOf(
    await live(client, 'flowschemas'),
    await live(client, 'prioritylevelconfigurations'),
  );
  const serverSeats = serverSeatsOf(levelMetrics(await metrics(client)));
  expect(serverSeats).toBe(100);
  const level = divideSeats(levels, serverSeats).find(one => one.name === name);
  if (!level?.widest) throw new Error('The level is not there.');
  // Wider than the 10 seats of a list from the cache, so that lists from etcd show more.
  expect(level.widest).toBeGreaterThan(10);
  return { nominal: level.nominal, widest: level.widest };
}

/** The queues of a user's hand, among which the server chooses. */
const handOf = (user: string): readonly number[] =>
  dealHand(flowHash(createHash('sha256').update(flowText(name, user)).digest()), queues, handSize);

test.each(served)('seats of lists, watches and changes that wait, %s', async (_, flags, differently) => {
  const dir = join(mkdtempSync(join(tmpdir(), 'headroom-seats-')), 'server');
  const server = await startApiServer({ dir, flags: [...serverFlags, ...flags], say: () => undefined });
  const client = impersonatingClient(server);
  try {
    await fill(client);
    const version = JSON.parse((await must(client, { method: 'GET', path: '/version' })).text) as {
      gitVersion: string;
    };
    const estimator = { ...workEstimatorOf(version.gitVersion), ...differently };
    const { nominal, widest } = await prepare(client);
    await openWatches(client);
    await saturate(client, nominal);
    const expected = leaveWaiting(client, await counted(client), widest, estimator);
    const waiting = await until('all requests in the queues', async () => {
      const all = (await held(client)).filter(({ waits }) => waits);
      return all.length === expected.length ? all : undefined;
    });
    const seatsOf = new Map(waiting.map(({ user, seats }) => [user, seats]));
    expect(expected.map(({ user, what }) => ({ user, what, ...seatsOf.get(user) }))).toEqual(expected);
    expect(waiting.filter(({ user, flow, queue = -1 }) => flow !== user || !handOf(user).includes(queue))).toEqual([]);
    expect(new Set(expected.map(({ initial }) => initial)).size).toBeGreaterThan(3);
  } finally {
    client.close();
    await server.stop();
    rmSync(dirname(dir), { recursive: true, force: true });
  }
});
