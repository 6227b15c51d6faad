import { afterAll, beforeAll, expect, test } from 'vitest';
import { classify } from '../../../src/fairness/classify';
import { flowControlOf, type FlowControl } from '../../../src/fairness/flow-control';
import { levelMetrics, serverSeatsOf } from '../../../src/fairness/level-metrics';
import { isLongRunning } from '../../../src/fairness/request';
import { divideSeats } from '../../../src/fairness/seats';
import { randomFrom, type Random } from '../../fuzz/random';
import { proofRuns } from '../../proof-runs';
import { install, live, must, uninstall } from '../fairness-objects';
import { requestFrom, type Asked } from '../fairness-requests';
import { worldFrom } from '../fairness-worlds';
import { impersonatingClient, type ImpersonatingClient } from '../impersonating-client';
import { cluster, tokenOf, admin } from '../kubeconfigs';

let client: ImpersonatingClient;

beforeAll(async () => {
  const certificateAuthority = Buffer.from(cluster['certificate-authority-data'], 'base64');
  client = impersonatingClient({ server: cluster.server, certificateAuthority, token: tokenOf(admin) });
  await uninstall(client);
});
afterAll(async () => {
  await uninstall(client);
  client.close();
});

const seed = Number(process.env['HEADROOM_SEED'] ?? 7);
const worlds = proofRuns(5);
const requestsEach = 100;
/** Requests under way at once. */
const lanes = 8;

interface Live {
  readonly control: FlowControl;
  /** Names by UID. */
  readonly names: ReadonlyMap<string, string>;
}

async function liveControl(): Promise<Live> {
  const [schemas, levels] = [await live(client, 'flowschemas'), await live(client, 'prioritylevelconfigurations')];
  const names = new Map([...schemas, ...levels].map(({ metadata }) => [metadata.uid, metadata.name]));
  return { control: flowControlOf(schemas, levels), names };
}

/** What differs between our answer and the server's headers; undefined when nothing does. */
async function difference(asked: Asked, { control, names }: Live): Promise<string | undefined> {
  const { requester, request, method, path, groups } = asked;
  const { headers, status } = await client.send({ method, path, user: requester.user, groups });
  const named = (header: string): string | undefined => names.get(String(headers[header]));
  const theirs = [named('x-kubernetes-pf-flowschema-uid'), named('x-kubernetes-pf-prioritylevel-uid')].join(' → ');
  const mine = classify(control, requester, request);
  const ours = [mine?.flowSchema.name, mine?.level.name].join(' → ');
  return ours === theirs ? undefined : `${JSON.stringify(asked)}: we say ${ours}, the server (${status}) ${theirs}`;
}

async function inLanes<T>(items: readonly T[], each: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await each(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function seatDifferences({ control }: Live): Promise<string[]> {
  const metrics = levelMetrics((await must(client, { method: 'GET', path: '/metrics' })).text);
  const serverSeats = serverSeatsOf(metrics);
  expect(serverSeats).toBeGreaterThan(0);
  return divideSeats(control.levels, serverSeats).flatMap(({ name, nominal, lower, upper }) => {
    const theirs = metrics.get(name);
    const same = theirs?.nominal === nominal && theirs.lower === lower && theirs.upper === upper;
    return same ? [] : [`${name}: we say ${nominal} (${lower} to ${upper}), the metrics ${JSON.stringify(theirs)}`];
  });
}

test(`${worlds * requestsEach} requests of impersonated users meet the FlowSchema and level that we say; seats are those of the metrics`, async () => {
  const random: Random = randomFrom(seed);
  const found: string[] = [];
  const met = new Map<string, number>();
  let unseen = 0;
  for (let world = 0; world < worlds; world++) {
    const { levels, schemas } = worldFrom(random, `hr-w${world}`);
    await uninstall(client);
    await install(client, levels, schemas);
    const now = await liveControl();
    const asked = Array.from({ length: requestsEach }, () => requestFrom(random));
    await inLanes(asked, async one => {
      const name = classify(now.control, one.requester, one.request)?.flowSchema.name ?? 'none';
      met.set(name, (met.get(name) ?? 0) + 1);
      if (isLongRunning(one.request)) unseen++;
      const differs = await difference(one, now);
      if (differs !== undefined) found.push(differs);
    });
    found.push(...(await seatDifferences(now)));
  }
  expect(found).toEqual([]);
  // Chance must reach own schemas, built-in ones and those that go past, or agreement would mean little.
  const own = [...met].filter(([name]) => name.startsWith('hr-')).reduce((sum, [, count]) => sum + count, 0);
  expect(own).toBeGreaterThan(worlds * requestsEach * 0.2);
  expect(met.size).toBeGreaterThan(15);
  expect(unseen).toBeGreaterThan(0);
});

test('nothing of these tests stays', async () => {
  await uninstall(client);
  const left = [...(await live(client, 'flowschemas')), ...(await live(client, 'prioritylevelconfigurations'))];
  expect(left.filter(({ metadata }) => metadata.name.startsWith('hr-'))).toEqual([]);
});
