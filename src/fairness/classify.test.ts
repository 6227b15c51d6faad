import { describe, expect, test } from 'vitest';
import { classify } from './classify';
import { builtInFlowControl, flowControlOf, withChanges } from './flow-control';
import { requesterOf, resourceRequest, type Request } from './request';
import { whyNot } from './why-not';

const agent = requesterOf('system:serviceaccount:kube-system:calico-node');
const jane = requesterOf('jane', ['devs']);
const listPods: Request = { verb: 'list', apiGroup: '', resource: 'pods' };

describe('the built-in FlowSchemas', () => {
  test.each([
    [agent, listPods, 'kube-system-service-accounts', 'workload-high'],
    [requesterOf('system:serviceaccount:shop:web'), listPods, 'service-accounts', 'workload-low'],
    [jane, listPods, 'global-default', 'global-default'],
    [jane, { verb: 'get', path: '/healthz' }, 'probes', 'exempt'],
    [jane, { verb: 'get', path: '/healthz/etcd' }, 'probes', 'exempt'],
    [jane, { verb: 'post', path: '/healthz' }, 'global-default', 'global-default'],
    [requesterOf('system:anonymous'), { verb: 'get', path: '/livez' }, 'probes', 'exempt'],
    [requesterOf('root', ['system:masters']), listPods, 'exempt', 'exempt'],
    [
      requesterOf('system:node:a', ['system:nodes']),
      { ...listPods, resource: 'nodes', verb: 'get', name: 'a' },
      'system-node-high',
      'node-high',
    ],
    [requesterOf('system:node:a', ['system:nodes']), listPods, 'system-nodes', 'system'],
  ] as const)('%j: %j meets %s', (requester, request, flowSchema, level) => {
    const found = classify(builtInFlowControl, requester, request);
    expect([found?.flowSchema.name, found?.level.name]).toEqual([flowSchema, level]);
  });

  test('somebody of no group at all meets catch-all', () => {
    expect(classify(builtInFlowControl, { user: 'x', groups: [] }, listPods)?.flowSchema.name).toBe('catch-all');
  });

  test('logs and exec go past', () => {
    const request: Request = {
      verb: 'get',
      apiGroup: '',
      resource: 'pods',
      subresource: 'log',
      name: 'a',
      namespace: 'b',
    };
    expect(classify(builtInFlowControl, jane, request)).toBeUndefined();
  });
});

const schema = (name: string, spec: object) => ({ kind: 'FlowSchema', metadata: { name }, spec });
const mine = (namespaces: readonly string[], clusterScope = false, level = 'workload-low') => ({
  matchingPrecedence: 500,
  priorityLevelConfiguration: { name: level },
  distinguisherMethod: { type: 'ByNamespace' },
  rules: [
    {
      subjects: [{ kind: 'Group', group: { name: 'devs' } }],
      resourceRules: [{ verbs: ['get', 'list'], apiGroups: [''], resources: ['pods'], namespaces, clusterScope }],
    },
  ],
});
const withMine = (spec: object) => withChanges(builtInFlowControl, [{ object: schema('mine', spec) }]);
const inShop: Request = { ...listPods, namespace: 'shop' };
const passed = (control: Parameters<typeof classify>[0], request: Request): string => {
  const one = classify(control, jane, request)?.passed.find(({ flowSchema }) => flowSchema.name === 'mine');
  return one ? whyNot(one, request) : 'taken';
};

describe('why a FlowSchema did not take a request', () => {
  test.each([
    [mine(['shop']), inShop, 'taken'],
    [mine(['*']), inShop, 'taken'],
    [mine(['*']), listPods, 'not for requests without a namespace (clusterScope)'],
    [mine(['bank'], true), inShop, 'not in namespace shop'],
    [mine(['*'], true), { ...inShop, verb: 'watch' }, 'not for verb watch'],
    [mine(['*'], true), { ...inShop, subresource: 'status' }, 'not for pods/status'],
    [mine(['*'], true), { ...inShop, apiGroup: 'x.io', resource: 'bs' }, 'not for bs; not for API group "x.io"'],
    [mine(['*'], true), { verb: 'get', path: '/x' }, 'it has no rule for paths'],
    [mine(['*'], true, 'gone'), inShop, 'its priority level "gone" does not exist, so it is never asked'],
  ])('%#', (spec, request, why) => expect(passed(withMine(spec), request)).toBe(why));

  test('the nearest of several rules is named', () => {
    const two = mine(['*'], true);
    const [rule] = two.rules;
    const far = { verbs: ['delete'], apiGroups: ['x'], resources: ['y'], namespaces: ['z'] };
    const spec = { ...two, rules: [{ ...rule, resourceRules: [far, ...(rule?.resourceRules ?? [])] }] };
    expect(passed(withMine(spec), { ...inShop, verb: 'create' })).toBe('not for verb create');
  });
});

test('the flow is the namespace or the user, and none without queues', () => {
  expect(classify(withMine(mine(['*'])), jane, inShop)?.flow).toBe('shop');
  expect(classify(builtInFlowControl, jane, inShop)?.flow).toBe('jane');
  expect(classify(withMine(mine(['*'], false, 'catch-all')), jane, inShop)?.flow).toBe('');
});

test('ties go by name, and a precedence of none is 1000', () => {
  const { flowSchemas } = flowControlOf(
    [
      schema('b', { ...mine(['*']), matchingPrecedence: 7 }),
      schema('a', { ...mine(['*']), matchingPrecedence: 7 }),
      schema('c', { priorityLevelConfiguration: { name: 'x' } }),
    ],
    [],
  );
  expect(flowSchemas.map(({ name, precedence }) => [name, precedence])).toEqual([
    ['exempt', 1],
    ['a', 7],
    ['b', 7],
    ['c', 1000],
    ['catch-all', 10_000],
  ]);
});

test('a request for a Namespace is in it', () => {
  const request = { verb: 'get', apiGroup: '', resource: 'namespaces', name: 'shop' };
  expect(resourceRequest(request)).toEqual({ ...request, namespace: 'shop' });
  expect(resourceRequest({ ...request, apiGroup: 'x.io' })).not.toHaveProperty('namespace');
});
