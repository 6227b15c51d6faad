import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asList, asRecord, asString, type PlainRecord } from '../../kubernetes/object';
import { isPartOf, overlap, requestSets } from './requests';

/** A request as matchesFlowSchema of k8s.io/apiserver/pkg/util/flowcontrol/rule.go sees it. */
interface Request {
  readonly user: string;
  readonly groups: readonly string[];
  readonly verb: string;
  readonly path?: string;
  readonly group?: string;
  readonly resource?: string;
  readonly namespace?: string;
}

const includes = (list: unknown, value: string): boolean => asList(list).includes('*') || asList(list).includes(value);

function matchesSubject({ user, groups }: Request, value: unknown): boolean {
  const subject = asRecord(value);
  const name = asString(asRecord(subject['user'] ?? subject['group'] ?? subject['serviceAccount'])['name']) ?? '';
  if (subject['kind'] === 'User') return name === '*' || name === user;
  if (subject['kind'] === 'Group') return name === '*' || groups.includes(name);
  const prefix = `system:serviceaccount:${String(asRecord(subject['serviceAccount'])['namespace'])}:`;
  return name === '*' ? user.startsWith(prefix) : user === prefix + name;
}

function matchesUrl(path: string, url: string): boolean {
  const stem = url.endsWith('*') ? url.slice(0, -1) : url;
  return url === '*' || url === path || path.startsWith(stem.endsWith('/') ? stem : `${stem}/`);
}

function matches(request: Request, rule: PlainRecord): boolean {
  if (!asList(rule['subjects']).some(subject => matchesSubject(request, subject))) return false;
  const { path } = request;
  if (path !== undefined)
    return asList(rule['nonResourceRules'])
      .map(asRecord)
      .some(
        one =>
          includes(one['verbs'], request.verb) &&
          asList(one['nonResourceURLs']).some(url => matchesUrl(path, String(url))),
      );
  return asList(rule['resourceRules'])
    .map(asRecord)
    .some(one => {
      if (!includes(one['verbs'], request.verb) || !includes(one['apiGroups'], request.group ?? '')) return false;
      if (!includes(one['resources'], request.resource ?? '')) return false;
      return request.namespace ? includes(one['namespaces'], request.namespace) : one['clusterScope'] === true;
    });
}

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
/** Who can send: the API server gives accounts and everyone their groups. */
const senders: readonly Pick<Request, 'user' | 'groups'>[] = [
  { user: 'jane', groups: ['devs', 'system:authenticated'] },
  { user: 'joe', groups: ['system:authenticated'] },
  { user: 'system:anonymous', groups: ['system:unauthenticated'] },
  ...['a:x', 'a:y', 'b:x', 'ab:x'].map(name => ({
    user: `system:serviceaccount:${name}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${name.split(':')[0] ?? ''}`, 'system:authenticated'],
  })),
];
const targets: readonly Omit<Request, 'user' | 'groups'>[] = ['get', 'list', 'watch'].flatMap(verb => [
  ...['/', '/a', '/a/', '/a/b', '/a/b/c', '/ab', '/c'].map(path => ({ verb, path })),
  ...['', 'apps', 'other'].flatMap(group =>
    ['pods', 'pods/log', 'nodes'].flatMap(resource =>
      ['', 'a', 'b', 'c'].map(namespace => ({ verb, group, resource, namespace })),
    ),
  ),
]);
const requests: readonly Request[] = senders.flatMap(sender => targets.map(target => ({ ...sender, ...target })));

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
    { seed: 4, numRuns: 700 },
  );
  expect(covered).toBeGreaterThan(20);
  expect(shared).toBeGreaterThan(100);
});
