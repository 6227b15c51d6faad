import fc from 'fast-check';
import { builtInFlowSchemaObjects } from '../../src/kubernetes/built-in-flow-schemas';
import { catchAllLevelSpec } from '../../src/kubernetes/flow-control';
import type { KubernetesObject } from '../../src/kubernetes/object';
import { apiVersion } from './flow-control-verdicts';

/** Nearly always what the server takes, now and then something near its edge: most objects have at most one fault. */
const often = <A, B>(right: fc.Arbitrary<A>, odd: fc.Arbitrary<B>): fc.Arbitrary<A | B> =>
  fc.oneof({ weight: 24, arbitrary: right }, { weight: 1, arbitrary: odd });
const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const wrongType = one<unknown>(null, '', 5, 1.5, true, 'text', [], {}, ['a'], { a: 'b' });
/** A mapping whose fields may be absent where `optional` says so, and that may hold one that does not exist. */
function mapping(fields: Record<string, fc.Arbitrary<unknown>>, optional: readonly string[] = []) {
  const requiredKeys = Object.keys(fields).filter(key => !optional.includes(key));
  const right = fc.record(fields, { requiredKeys });
  const stray = one('name', 'Verbs', 'assuredConcurrencyShares', 'x');
  const odd = fc.oneof(
    fc.tuple(right, stray).map(([object, key]) => ({ ...object, [key]: 1 })),
    fc.record(fields, { requiredKeys: [] }),
    wrongType,
  );
  return often<unknown, unknown>(right, odd);
}
const list = (item: fc.Arbitrary<unknown>, least = 1): fc.Arbitrary<unknown> =>
  often<unknown, unknown>(
    fc.array(item, { minLength: least, maxLength: 2 }),
    fc.oneof(one([], null, [null]), wrongType),
  );
/** "*" alone, some of the words, or a mixture that is refused. */
const words = (word: fc.Arbitrary<string>, odd: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  often<unknown, unknown>(
    fc.oneof(one(['*']), fc.array(word, { minLength: 1, maxLength: 3 })),
    fc.oneof(fc.array(fc.oneof(word, odd, one('*')), { maxLength: 3 }), wrongType),
  );

const label63 = 'a'.repeat(63);
const oddNames = one('', '*', '-a', 'a-', 'A', 'a_b', 'a..b', 'a b', `${label63}a`, `a.${'b'.repeat(252)}`, 'ä', 'a\n');
const labels = one('default', 'kube-system', '1', 'a-b', label63);
const subdomains = fc.oneof(labels, one('a.b', `${label63}.${label63}a`, `${'a.'.repeat(126)}a`));
const verbs = one('get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'proxy');
const urls = one('/', '/healthz', '/apis/*', '/*', '/a/b', '/ä', '/a\tb');
const oddUrls = one('', 'healthz', '/a*', '/a/*/b', '//', '/a//b', '/a b', '/*/*', '*/', '**', '/**');

const subject = fc.oneof(
  mapping({
    kind: often(one('User'), one('user', '', 'Group')),
    user: mapping({ name: often(subdomains, one('', '*', 'a b')) }),
  }),
  mapping({
    kind: often(one('Group'), one('ServiceAccount')),
    group: mapping({ name: often(subdomains, one('', '*', 'system:x')) }),
  }),
  mapping({
    kind: often(one('ServiceAccount'), one('User', null)),
    serviceAccount: mapping({
      name: often(fc.oneof(subdomains, one('*')), oddNames),
      namespace: often(labels, oddNames),
    }),
  }),
  mapping(
    {
      kind: one('User', 'Group', 'ServiceAccount'),
      user: often(one(null), one({}, { name: 'a' })),
      group: often(one(null), one({}, { name: 'a' })),
      serviceAccount: one({ name: 'a', namespace: 'b' }),
    },
    ['user', 'group'],
  ),
);
const resourceRule = mapping(
  {
    verbs: words(verbs, one('', 'LIST', 'head', 'use')),
    apiGroups: words(one('', 'apps', 'Any Thing'), one('')),
    resources: words(one('pods', 'pods/log', '', 'Any Thing'), one('')),
    namespaces: words(labels, oddNames),
    clusterScope: often<unknown, unknown>(fc.boolean(), one<unknown>(null, 'true', 1)),
  },
  ['clusterScope'],
);
const nonResourceRule = mapping({ verbs: words(verbs, one('POST')), nonResourceURLs: words(urls, oddUrls) });
const rule = mapping(
  { subjects: list(subject), resourceRules: list(resourceRule), nonResourceRules: list(nonResourceRule) },
  ['nonResourceRules'],
);
const precedences = often(one(0, 2, 9, 1000, 10_000), one<unknown>(1, -1, 10_001, 2 ** 31, 1.5, '5', null));
const flowSchemaSpec = mapping(
  {
    priorityLevelConfiguration: mapping({ name: often(subdomains, oddNames) }),
    matchingPrecedence: precedences,
    distinguisherMethod: often<unknown, unknown>(
      fc.record({ type: one('ByUser', 'ByNamespace') }),
      one(null, {}, { type: '' }, { type: 'ByGroup' }),
    ),
    rules: list(rule, 0),
  },
  ['matchingPrecedence', 'distinguisherMethod'],
);

const amounts = often(one<unknown>(0, 1, 30, 100, 2 ** 31 - 1), one<unknown>(-1, 2 ** 31, 0.5, '5', null));
const percents = often(one<unknown>(0, 50, 100, null), one<unknown>(-1, 101, 2 ** 31, '5'));
/** Hands and decks on both sides of 60 bits of hash, and of each other. */
const queuing = mapping(
  {
    queues: often(
      one(0, 1, 2, 8, 16, 64, 128, 181, 182, 256, 1024, 32_768, 1_048_576, 10_000_000),
      one<unknown>(-1, 10_000_001, '5'),
    ),
    handSize: often(one(0, 1, 2, 3, 4, 6, 7, 8, 9), one<unknown>(-1, 15, 60, 65, 1.5)),
    queueLengthLimit: often(one(0, 1, 50, 2 ** 31 - 1), one<unknown>(-1, null, '5')),
  },
  ['queues', 'handSize', 'queueLengthLimit'],
);
const limitResponse = fc.oneof(
  mapping({ type: often(one('Queue'), one('queue', '', 'Reject')), queuing }),
  mapping({ type: often(one('Reject'), one('Queue')) }),
);
const shares = { nominalConcurrencyShares: amounts, lendablePercent: percents };
const limited = mapping({ ...shares, borrowingLimitPercent: fc.oneof(amounts, one(null)), limitResponse }, [
  'nominalConcurrencyShares',
  'lendablePercent',
  'borrowingLimitPercent',
]);
const exempt = mapping(shares, Object.keys(shares));
const levelSpec = fc.oneof(
  { weight: 6, arbitrary: mapping({ type: often(one('Limited'), one('Guaranteed', '', 'Exempt', null)), limited }) },
  { weight: 1, arbitrary: mapping({ type: one('Limited', 'Exempt'), limited, exempt }, ['limited', 'exempt']) },
);
const exemptSpec = mapping({ type: often(one('Exempt'), one('Limited')), exempt, limited: one(null) }, [
  'exempt',
  'limited',
]);

const labelTexts = { app: one('a', '', label63), 'a.example/b': one('A_b.c-d') };
const oddTexts = one<unknown>(
  { 'a b': 'c' },
  { a: 'b c' },
  { a: 5 },
  { 'a/b/c': 'd' },
  { a: `${label63}a` },
  { '/a': 'b' },
  { 'A/a': 'b' },
  [],
);
const metadata = (name: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  mapping(
    {
      name,
      labels: often<unknown, unknown>(fc.record(labelTexts, { requiredKeys: [] }), oddTexts),
      annotations: often<unknown, unknown>(
        fc.record({ 'A/b': one('anything at all') }, { requiredKeys: [] }),
        oddTexts,
      ),
    },
    ['labels', 'annotations'],
  );
const names = often(one('mine'), oddNames);

/** The spec with one value in it changed, or as it is. */
function nearly(spec: object): fc.Arbitrary<unknown> {
  const text = JSON.stringify(spec);
  const changes: readonly (readonly [string, string])[] = [
    ['"*"', '"get"'],
    ['true', 'false'],
    ['5', '6'],
    ['0', '1'],
    ['"ByUser"', '"ByNamespace"'],
    ['"system:authenticated"', '"system:masters"'],
    ['"lendablePercent":0', '"lendablePercent":null'],
    ['"Reject"', '"Reject","queuing":null'],
    ['"limited":{', '"limited":{"borrowingLimitPercent":null,'],
    ['"limited":{', '"limited":{"borrowingLimitPercent":0,'],
    [
      '"rules":[',
      '"rules":[{"subjects":[{"kind":"User","user":{"name":"a"}}],"nonResourceRules":[{"verbs":["*"],"nonResourceURLs":["*"]}]},',
    ],
    ['{"matchingPrecedence"', '{"distinguisherMethod":null,"matchingPrecedence"'],
    ['', ''],
  ];
  return one(...changes).map(([from, to]) => JSON.parse(text.replace(from, to)) as unknown);
}
const builtInSchema = fc.oneof(
  ...builtInFlowSchemaObjects.map(({ name, spec }) => fc.record({ name: one(name), spec: nearly(spec) })),
  ...['exempt', 'catch-all'].map(name =>
    fc.record({
      name: one(name),
      spec: fc.oneof(
        flowSchemaSpec,
        ...builtInFlowSchemaObjects.filter(one => one.name === name).map(({ spec }) => nearly(spec)),
      ),
    }),
  ),
);

const object = (
  kind: string,
  meta: fc.Arbitrary<unknown>,
  spec: fc.Arbitrary<unknown>,
): fc.Arbitrary<KubernetesObject> =>
  fc.record({ apiVersion: one(apiVersion), kind: one(kind), metadata: meta, spec: often(spec, one(null)) });

/** FlowSchemas and PriorityLevelConfigurations near the edge of what the server takes, also under the names of built-in ones. */
export const flowControlObjects: fc.Arbitrary<KubernetesObject> = fc.oneof(
  { weight: 4, arbitrary: object('FlowSchema', metadata(names), flowSchemaSpec) },
  { weight: 4, arbitrary: object('PriorityLevelConfiguration', metadata(names), levelSpec) },
  {
    weight: 1,
    arbitrary: builtInSchema.map(({ name, spec }) => ({ apiVersion, kind: 'FlowSchema', metadata: { name }, spec })),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      object('PriorityLevelConfiguration', metadata(one('exempt')), exemptSpec),
      object('PriorityLevelConfiguration', metadata(one('catch-all')), fc.oneof(nearly(catchAllLevelSpec), levelSpec)),
      object('PriorityLevelConfiguration', metadata(one('workload-low', 'system')), levelSpec),
    ),
  },
);
