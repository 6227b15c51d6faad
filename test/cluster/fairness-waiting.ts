import { storedObjects } from '../../src/fairness/level-metrics';
import { readRequestDump, requestDumpPath, type HeldRequest } from '../../src/fairness/request-dump';
import { seatsOfChange, seatsOfList, seatsOfWatch, type ListQuery } from '../../src/fairness/request-seats';
import type { WorkEstimator } from '../../src/fairness/work-estimator';
import { metricSamples } from '../../src/kubernetes/metrics-text';
import { metrics, must, until } from './fairness-objects';
import type { ImpersonatingClient } from './impersonating-client';

/** The level under test, its FlowSchema, and the group whose requests go there. */
export const name = 'hr-narrow';
export const users = 'hr-clients';

const wholeList: ListQuery = {};
/** Resource, query and what of the query the cost depends on. */
const lists: readonly (readonly [string, string, ListQuery])[] = ['configmaps', 'secrets', 'leases', 'pods'].flatMap(
  (resource): [string, string, ListQuery][] => [
    [resource, '', wholeList],
    [resource, 'limit=50', { limit: 50 }],
    [resource, 'limit=50&resourceVersion=1', { limit: 50, resourceVersion: '1' }],
    [resource, 'limit=150&resourceVersion=1', { limit: 150, resourceVersion: '1' }],
    [resource, 'limit=50&resourceVersion=0', { limit: 50, resourceVersion: '0' }],
    [resource, 'resourceVersion=1&resourceVersionMatch=Exact', { resourceVersion: '1', resourceVersionMatch: 'Exact' }],
    [resource, 'labelSelector=a%3Db', { selects: true }],
    [resource, 'limit=5&resourceVersion=1&labelSelector=a%3Db', { limit: 5, resourceVersion: '1', selects: true }],
    [resource, 'fieldSelector=metadata.name%3Da', { selects: true, oneName: true }],
    [resource, 'limit=10&continue=abc', { limit: 10, continue: 'abc' }],
  ],
);
const watches: readonly (readonly [string, ListQuery])[] = [
  ['resourceVersion=0', { resourceVersion: '0' }],
  ['resourceVersion=1', { resourceVersion: '1' }],
  ['', {}],
  [
    'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true',
    { sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan' },
  ],
];
const paths: Readonly<Record<string, string>> = {
  leases: '/apis/coordination.k8s.io/v1/namespaces/hr/leases',
  ...Object.fromEntries(['deployments', 'replicasets'].map(one => [one, `/apis/apps/v1/namespaces/hr/${one}`])),
  ...Object.fromEntries(
    ['configmaps', 'secrets', 'pods', 'podtemplates'].map(one => [one, `/api/v1/namespaces/hr/${one}`]),
  ),
};
const groups: Readonly<Record<string, string>> = { leases: '.coordination.k8s.io' };

export async function fill(client: ImpersonatingClient): Promise<void> {
  await must(client, { method: 'POST', path: '/api/v1/namespaces', body: { metadata: { name: 'hr' } } });
  const bodies = [
    ...Array.from({ length: 230 }, (_, i) => [
      'configmaps',
      { metadata: { name: `c${i}` }, data: { a: 'x'.repeat(3000) } },
    ]),
    ...Array.from({ length: 120 }, (_, i) => ['secrets', { metadata: { name: `s${i}` }, stringData: { a: 'x' } }]),
    ...Array.from({ length: 20 }, (_, i) => ['leases', { metadata: { name: `l${i}` }, spec: { holderIdentity: 'x' } }]),
  ] as const;
  await Promise.all(
    bodies.map(([resource, body]) => must(client, { method: 'POST', path: paths[String(resource)] ?? '', body })),
  );
}

type Stored = ReturnType<typeof storedObjects>;

export const counted = (client: ImpersonatingClient): Promise<Stored> =>
  until('the count of objects', async () => {
    const stored = storedObjects(await metrics(client));
    const [configmaps, secrets, leases] = ['configmaps', 'secrets', 'leases.coordination.k8s.io'].map(one =>
      stored.get(one),
    );
    const all = (configmaps?.count ?? 0) >= 230 && secrets?.count === 120 && (leases?.count ?? 0) >= 20;
    return all ? stored : undefined;
  });

export const held = async (client: ImpersonatingClient): Promise<readonly HeldRequest[]> =>
  readRequestDump((await must(client, { method: 'GET', path: requestDumpPath })).text).filter(
    one => one.level === name,
  );

/** Takes every seat of the level and waits until the server says so. */
export async function saturate(client: ImpersonatingClient, seats: number): Promise<void> {
  const path = `${paths['configmaps'] ?? ''}?dryRun=All`;
  for (let i = 0; i < seats; i++) client.holdSeat({ method: 'POST', path, user: `hr-holder-${i}`, groups: [users] });
  await until('a full level', async () => ((await held(client)).length === seats ? true : undefined));
}

export interface Expected {
  readonly user: string;
  readonly what: string;
  readonly initial: number;
  readonly final: number;
  readonly additionalLatencyMs: number;
}

export function leaveWaiting(
  client: ImpersonatingClient,
  stored: Stored,
  widest: number,
  estimator: WorkEstimator,
): Expected[] {
  const expected: Expected[] = [];
  const ask = (method: string, path: string, seats: Omit<Expected, 'user' | 'what'>, body?: object): void => {
    const user = `hr-client-${expected.length}`;
    expected.push({ user, what: `${method} ${path}`, ...seats });
    client.leaveOpen({ method, path, user, groups: [users], ...(body && { body }) });
  };
  const of = (resource: string) => stored.get(`${resource}${groups[resource] ?? ''}`);
  const only = (initial: number) => ({ initial, final: 0, additionalLatencyMs: 0 });
  for (const [resource, query, meaning] of lists)
    ask('GET', `${paths[resource] ?? ''}?${query}`, only(seatsOfList(meaning, of(resource), widest, estimator)));
  ask('GET', '/apis/apps/v1/namespaces/hr/nothings', only(seatsOfList({}, undefined, widest, estimator)));
  for (const [query, meaning] of watches)
    ask(
      'GET',
      `${paths['configmaps'] ?? ''}?watch=1&${query}`,
      only(seatsOfWatch(meaning, of('configmaps'), widest, estimator)),
    );
  for (const [resource, watchers] of watched)
    ask('POST', `${paths[resource] ?? ''}?dryRun=All`, seatsOfChange(watchers, widest, estimator), {});
  return expected;
}

/** Resources that no part of the server watches by itself, and how many watches the test opens of each. */
const watched = [
  ['podtemplates', 25],
  ['deployments', 9],
  ['replicasets', 130],
] as const;

/** Watches of the administrator, who never waits: every second one of all namespaces. */
export async function openWatches(client: ImpersonatingClient): Promise<void> {
  for (const [resource, count] of watched) {
    const one = `${paths[resource] ?? ''}?watch=1&resourceVersion=1`;
    for (let i = 0; i < count; i++)
      client.leaveOpen({ method: 'GET', path: i % 2 ? one.replace('/namespaces/hr', '') : one });
  }
  await until('all watches', async () => {
    const samples = metricSamples(await metrics(client), new Set(['apiserver_longrunning_requests']));
    const open = (resource: string): number =>
      samples.filter(({ labels }) => labels['resource'] === resource).reduce((sum, { value }) => sum + value, 0);
    return watched.every(([resource, count]) => open(resource) === count) ? true : undefined;
  });
}
