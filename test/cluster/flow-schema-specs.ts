import fc from '../fast-check';
import { labels, list, mapping, oddNames, often, one, subdomains, words } from './near-the-edge';

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
export const flowSchemaSpec = mapping(
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
