import { describe, expect, test } from 'vitest';
import { classify } from './classify';
import { builtInFlowControl } from './flow-control';
import { holdBack } from './hold-back';
import { pressures, verdictOn, type LevelPressure } from './moves-only';
import { rankAskers, type Asker } from './rank-askers';
import { readRequestDump, type HeldRequest } from './request-dump';
import { requesterOf, type Request } from './request';

const user = 'system:serviceaccount:kube-system:calico-node';
const one = (request: Request, more: Partial<HeldRequest> = {}): HeldRequest => ({
  ...{ level: 'workload-high', flowSchema: 'kube-system-service-accounts', waits: false, flow: user, user, request },
  seats: { initial: 1, final: 0, additionalLatencyMs: 0 },
  ...more,
});
const listPods: Request = { verb: 'list', apiGroup: '', resource: 'pods' };
const listFelix: Request = { verb: 'list', apiGroup: 'crd.projectcalico.org', resource: 'felixconfigurations' };
const wide = { seats: { initial: 10, final: 0, additionalLatencyMs: 0 } };
const samples = [
  [one(listPods, wide), one(listPods, { ...wide, waits: true }), one(listFelix)],
  [
    one(listPods, wide),
    one(listFelix),
    one({ verb: 'get', apiGroup: '', resource: 'nodes' }, { user: 'jane', level: 'global-default' }),
  ],
];

test('who holds and waits for most seats on average comes first, with what they ask', () => {
  const [worst, next] = rankAskers(samples);
  expect(worst).toMatchObject({ user, running: 11, waiting: 5, levels: ['workload-high'] });
  expect(worst?.asks.map(({ verb, resource, running, waiting }) => [verb, resource, running, waiting])).toEqual([
    ['list', 'pods', 10, 5],
    ['list', 'felixconfigurations', 1, 0],
  ]);
  expect(next).toMatchObject({ user: 'jane', running: 0.5, waiting: 0 });
});

test('what Headroom itself asks does not count', () => {
  const dump: Request = { verb: 'get', path: '/debug/api_priority_and_fairness/dump_requests' };
  expect(rankAskers([[one(dump)]])).toEqual([]);
});

const worst = (asks = samples): Asker => {
  const [first] = rankAskers(asks);
  if (!first) throw new Error('nobody');
  return first;
};

describe('the FlowSchema for the worst', () => {
  const held = holdBack(worst(), builtInFlowControl, 600);

  test('takes their pod lists, and only theirs', () => {
    expect(held?.objects.map(({ kind }) => kind)).toEqual(['PriorityLevelConfiguration', 'FlowSchema']);
    const meets = (requester: string, request: Request) =>
      held && classify(held.after, requesterOf(requester), request)?.flowSchema.name;
    expect(meets(user, listPods)).toBe('calico-node-list-pods');
    expect(meets(user, { ...listPods, verb: 'watch', namespace: 'a' })).toBe('calico-node-list-pods');
    expect(meets(user, listFelix)).toBe('kube-system-service-accounts');
    expect(meets('system:serviceaccount:kube-system:other', listPods)).toBe('kube-system-service-accounts');
  });

  test('then their CRD group, whole, in the level that is there now', () => {
    if (!held) throw new Error('nothing');
    const next = holdBack(worst([[one(listFelix)]]), held.after, 600);
    expect(next?.objects.map(({ kind }) => kind)).toEqual(['FlowSchema']);
    const request: Request = { ...listFelix, resource: 'bgppeers' };
    expect(next && classify(next.after, requesterOf(user), request)?.level.name).toBe('calico-node');
  });

  test('cannot reach who is exempt', () => {
    const exempt = worst([[one(listPods, { flowSchema: 'exempt', level: 'exempt', user: 'root' })]]);
    expect(holdBack(exempt, builtInFlowControl, 600)).toBeUndefined();
  });
});

describe('when it only moves the problem', () => {
  const verdict = (asks: typeof samples, pressure: readonly LevelPressure[] = []) => {
    const askers = rankAskers(asks);
    return verdictOn(
      askers,
      askers[0] && holdBack(askers[0], builtInFlowControl, 600),
      pressure,
      builtInFlowControl,
      600,
    );
  };
  const running = [[one(listPods, wide), one(listPods, { user: 'system:serviceaccount:kube-system:b' })]];
  const pressed = { name: 'workload-high', dispatchedPerSecond: 9, rejectedPerSecond: 0, waiting: 3 };

  test('nobody waits', () => {
    expect(verdict(running)).toMatchObject({ onlyMoves: true });
    expect(verdict(running).notes[0]).toContain('Nobody waits in workload-high');
    expect(verdict(running, [pressed])).toMatchObject({ onlyMoves: false });
    expect(verdict(running, [{ ...pressed, waiting: 0, rejectedPerSecond: 0.1 }])).toMatchObject({ onlyMoves: false });
  });

  test('they are alone in a level already', () => {
    const alone = [[one(listPods, { level: 'calico-node', flowSchema: 'kube-system-service-accounts', waits: true })]];
    expect(verdict(alone)).toMatchObject({ onlyMoves: true });
    expect(verdict(alone).notes[0]).toContain('alone in level calico-node');
  });

  test('it says what stays, and whose seats it takes', () => {
    const { notes } = verdict([[one(listPods, { waits: true }), one(listFelix)]], [pressed]);
    expect(notes.join('\n')).toContain('50 % stays, most of it list felixconfigurations.crd.projectcalico.org');
    expect(notes.join('\n')).toMatch(/Level calico-node gets 8 seats.*workload-low 245 → 242/);
    expect(notes.join('\n')).toContain('Each list of pods costs the API server as much as before');
  });

  test('nobody asks, or somebody exempt does', () => {
    expect(verdict([[]]).notes).toEqual(['No request was held in any sample: nobody asks much.']);
    expect(verdict([[one(listPods, { flowSchema: 'exempt', level: 'exempt' })]]).notes[0]).toContain('system:masters');
  });
});

test('pressure is counted between two looks, also over a restart', () => {
  const look = (dispatched: number, rejected: number) =>
    new Map([['a', { name: 'a', nominal: 1, lower: 1, upper: 1, inUse: 0, waiting: 2, dispatched, rejected }]]);
  expect(pressures(look(10, 1), look(30, 6), 10)).toEqual([
    { name: 'a', waiting: 2, dispatchedPerSecond: 2, rejectedPerSecond: 0.5 },
  ]);
  expect(pressures(look(10, 1), look(3, 0), 10)[0]).toMatchObject({ dispatchedPerSecond: 0, rejectedPerSecond: 0 });
});

// As kube-apiserver v1.36.3 writes it.
const dump = `PriorityLevelName, FlowSchemaName, QueueIndex, RequestIndexInQueue, FlowDistingsher, ArriveTime,                     InitialSeats, FinalSeats, AdditionalLatency, StartTime,                      UserName,       Verb,   APIPath,                                        Namespace, Name,   APIVersion, Resource, SubResource
exempt,            exempt,         -1,         -1,                  ,                2026-11-21T11:48:53.064386738Z, 1,            0,          0s,                2026-11-21T11:48:53.064386738Z, practice-admin, get,    /debug/x, ,          ,       ,           ,         
mine,              mine-s,         12,         3,                   jane,            2026-11-21T11:48:53.064386738Z, 1,            10,         6.5ms,             0001-01-01T00:00:00Z,           jane,           patch,  /apis/apps/v1/namespaces/a/deployments/b/scale, a, b,       apps/v1,    deployments, scale
odd,               odd,            1,          1,                   a,b,             2026-11-21T11:48:53.064386738Z, 1,            0,          0s,                0001-01-01T00:00:00Z,           a,b,            get,    /x, ,          ,       ,           ,         
`;

test('a dump of requests is read; a row that a comma makes doubtful is left out', () => {
  expect(readRequestDump(dump)).toEqual([
    {
      ...{ level: 'exempt', flowSchema: 'exempt', waits: false, flow: '', user: 'practice-admin' },
      seats: { initial: 1, final: 0, additionalLatencyMs: 0 },
      request: { verb: 'get', path: '/debug/x' },
    },
    {
      ...{ level: 'mine', flowSchema: 'mine-s', queue: 12, waits: true, flow: 'jane', user: 'jane' },
      seats: { initial: 1, final: 10, additionalLatencyMs: 6.5 },
      request: {
        verb: 'patch',
        apiGroup: 'apps',
        resource: 'deployments',
        subresource: 'scale',
        namespace: 'a',
        name: 'b',
      },
    },
  ]);
});
