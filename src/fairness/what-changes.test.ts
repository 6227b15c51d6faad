import fc from '../../test/fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from './classify';
import { builtInFlowControl, withChanges } from './flow-control';
import { newLevel, newSchema, schemaObject } from './new-objects';
import { requesterOf, type Request } from './request';
import { isPartOf, requestSets } from './request-sets';
import { whatChanges } from './what-changes';

const account = { namespace: 'kube-system', name: 'calico-node' };
const objects = [newLevel('calico-node'), newSchema('calico-node', account)].map(object => ({ object }));
const names = (schemas: readonly { readonly name: string }[]): readonly string[] => schemas.map(({ name }) => name);

describe('a level and its FlowSchema for an agent', () => {
  const { moved, seats, dangling, after } = whatChanges(builtInFlowControl, objects, 600);

  test('take its requests from the built-in one', () => {
    expect(moved).toHaveLength(1);
    expect(moved[0]?.requests.subject).toEqual({ kind: 'ServiceAccount', ...account });
    expect(names(moved[0]?.from ?? [])).toEqual(['system-leader-election', 'kube-system-service-accounts']);
    expect(names(moved[0]?.to ?? [])).toEqual(['system-leader-election', 'calico-node']);
  });

  test('take seats from every other level', () => {
    expect(seats.find(({ name }) => name === 'calico-node')).toMatchObject({ after: { nominal: 46, lower: 23 } });
    expect(seats.find(({ name }) => name === 'workload-low')).toMatchObject({
      before: { nominal: 245 },
      after: { nominal: 227 },
    });
    expect(seats.map(({ name }) => name)).not.toContain('exempt');
    expect(dangling).toEqual([]);
  });

  test('give all back when they go', () => {
    const back = whatChanges(
      after,
      objects.map(({ object }) => ({ object, removed: true })),
      600,
    );
    expect(names(back.moved[0]?.from ?? [])).toContain('calico-node');
    expect(back.seats.find(({ name }) => name === 'calico-node')).not.toHaveProperty('after');
    expect(back.after.levels).toHaveLength(builtInFlowControl.levels.length);
  });

  test('without the level nothing moves, and it is said', () => {
    const [, schema] = objects;
    const alone = whatChanges(builtInFlowControl, schema ? [schema] : [], 600);
    expect(alone.moved).toEqual([]);
    expect(names(alone.dangling)).toEqual(['calico-node']);
  });
});

test('the same objects again change nothing', () => {
  const { after } = whatChanges(builtInFlowControl, objects, 600);
  expect(whatChanges(after, objects, 600)).toMatchObject({ moved: [], seats: [], dangling: [] });
});

test('a FlowSchema behind another that takes all moves nothing', () => {
  const behind = newSchema('late', { namespace: 'shop', name: 'web' });
  const spec = {
    ...(behind['spec'] as object),
    matchingPrecedence: 9500,
    priorityLevelConfiguration: { name: 'system' },
  };
  expect(whatChanges(builtInFlowControl, [{ object: { ...behind, spec } }], 600).moved).toEqual([]);
});

const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const schemas = fc
  .record({
    name: some('a', 'b'),
    level: some('system', 'workload-low', 'gone'),
    matchingPrecedence: some(3, 850, 9000, 9500),
    user: some('*', 'jane', 'system:serviceaccount:kube-system:x'),
    verbs: some(['*'], ['list'], ['get', 'create']),
    resources: some(['*'], ['pods'], ['leases', 'pods']),
    namespaces: some(['*'], ['shop'], [] as string[]),
    clusterScope: fc.boolean(),
  })
  .map(({ name, level, matchingPrecedence, user, ...rule }) =>
    schemaObject({
      ...{ name, level, matchingPrecedence },
      rule: { subjects: [{ kind: 'User', user: { name: user } }], resourceRules: [{ ...rule, apiGroups: ['*'] }] },
    }),
  );
const requesters = ['jane', 'joe', 'system:anonymous', 'system:serviceaccount:kube-system:x', 'system:kube-scheduler'];
const requests: readonly Request[] = ['get', 'list', 'create'].flatMap(verb =>
  ['pods', 'leases', 'nodes'].flatMap(resource =>
    ['shop', 'kube-system', undefined].map(namespace => ({
      ...{ verb, resource, apiGroup: resource === 'leases' ? 'coordination.k8s.io' : '' },
      ...(namespace !== undefined && { namespace }),
    })),
  ),
);
const asked = requesters.flatMap(user => requests.map(request => ({ requester: requesterOf(user), request })));

/** The one request as a set of its own. */
const setsOf = (user: string, { verb, apiGroup, resource, namespace }: Exclude<Request, { path: string }>) =>
  requestSets([
    {
      subjects: [{ kind: 'User', user: { name: user } }],
      resourceRules: [
        {
          verbs: [verb],
          apiGroups: [apiGroup],
          resources: [resource],
          namespaces: namespace ? [namespace] : [],
          clusterScope: !namespace,
        },
      ],
    },
  ]);

test('every request that another FlowSchema takes afterwards is among those that move', () => {
  let moving = 0;
  fc.assert(
    fc.property(schemas, schemas, fc.boolean(), (first, second, removed) => {
      const before = withChanges(builtInFlowControl, [{ object: first }]);
      const { moved, after } = whatChanges(before, [{ object: second, removed }], 600);
      for (const { requester, request } of asked) {
        const [from, to] = [before, after].map(control => classify(control, requester, request)?.flowSchema);
        if (from?.name === to?.name && from?.level === to?.level) continue;
        moving++;
        const [own] = 'path' in request ? [] : setsOf(requester.user, request);
        const covering = moved.filter(({ requests: set }) => own && isPartOf(own, set));
        expect(covering.some(({ from: all }) => all.some(({ name }) => name === from?.name))).toBe(true);
        expect(covering.some(({ to: all }) => all.some(({ name }) => name === to?.name))).toBe(true);
      }
    }),
    { seed: 5, numRuns: 300 },
  );
  expect(moving).toBeGreaterThan(500);
});
