import fc from '../../test/fast-check';
import { expect, test } from 'vitest';
import { proofRuns } from '../../test/proof-runs';
import type { PlainRecord } from '../kubernetes/object';
import { matchRules } from './match';
import { requesterOf, type Request, type Requester } from './request';
import { isPartOf, overlap, requestSets } from './request-sets';

interface Sent {
  readonly requester: Requester;
  readonly request: Request;
}

const matches = ({ requester, request }: Sent, rule: PlainRecord): boolean =>
  matchRules([rule], requester, request).matches;

const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const list = (...values: readonly string[]) => fc.oneof(some(['*']), fc.subarray([...values], { minLength: 1 }));
const account = (namespace: string, name: string) => ({ kind: 'ServiceAccount', serviceAccount: { namespace, name } });
const subject = fc.oneof(
  some('*', 'jane', 'system:anonymous', 'system:serviceaccount:a:x').map(name => ({ kind: 'User', user: { name } })),
  some(
    '*',
    'devs',
    'system:authenticated',
    'system:unauthenticated',
    'system:serviceaccounts',
    'system:serviceaccounts:a',
  ).map(name => ({ kind: 'Group', group: { name } })),
  some(account('a', 'x'), account('a', '*'), account('b', 'x'), account('ab', '*')),
);
const rule: fc.Arbitrary<PlainRecord> = fc.record({
  subjects: fc.array(subject, { minLength: 1, maxLength: 2 }),
  resourceRules: fc.array(
    fc.record({
      verbs: list('get', 'list'),
      apiGroups: list('', 'apps'),
      resources: list('pods', 'pods/log'),
      namespaces: fc.oneof(list('a', 'b'), some<string[]>([])),
      clusterScope: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  nonResourceRules: fc.array(
    fc.record({ verbs: list('get', 'list'), nonResourceURLs: list('/', '/a', '/a/*', '/a/b', '/*', '/ab') }),
    { maxLength: 1 },
  ),
});
const senders: readonly Requester[] = [
  requesterOf('jane', ['devs']),
  ...['joe', 'system:anonymous', ...['a:x', 'a:y', 'b:x', 'ab:x'].map(name => `system:serviceaccount:${name}`)].map(
    user => requesterOf(user),
  ),
];
const targets: readonly Request[] = ['get', 'list', 'watch'].flatMap((verb): Request[] => [
  ...['/', '/a', '/a/', '/a/b', '/a/b/c', '/ab', '/c'].map(path => ({ verb, path })),
  ...['', 'apps', 'other'].flatMap(apiGroup =>
    ['pods', 'pods/log', 'nodes'].flatMap(resource =>
      ['', 'a', 'b', 'c'].map(namespace => ({ verb, apiGroup, resource, namespace })),
    ),
  ),
]);
const requests: readonly Sent[] = senders.flatMap(requester => targets.map(request => ({ requester, request })));

test('a part that is covered lets no request through, and parts that overlap share one', () => {
  let [covered, shared] = [0, 0];
  fc.assert(
    fc.property(rule, rule, (one, other) => {
      const [parts, whole] = [requestSets([one]), requestSets([other])];
      const mine = requests.filter(request => matches(request, one));
      if (parts.length > 0 && parts.every(part => whole.some(set => isPartOf(part, set)))) {
        covered++;
        expect(mine.filter(request => !matches(request, other))).toEqual([]);
      }
      if (parts.some(part => whole.some(set => overlap(part, set)))) {
        shared++;
        expect(mine.some(request => matches(request, other))).toBe(true);
      }
    }),
    { numRuns: proofRuns(700) },
  );
  expect(covered).toBeGreaterThan(20);
  expect(shared).toBeGreaterThan(100);
});
