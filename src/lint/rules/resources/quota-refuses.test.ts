import { expect, test } from 'vitest';
import { found, nothingElse, pod } from '../../found.test-data';

const rule = 'quota-refuses';
const web = (resources: string, more = ''): string =>
  pod(`${more}  containers: [{ name: web, image: a, resources: ${resources} }]`);
const quota = (hard: string, more = '', namespace = 'team'): string =>
  `---\napiVersion: v1\nkind: ResourceQuota\nmetadata: { name: q, namespace: ${namespace} }\nspec: { hard: ${hard}${more} }\n`;
const range = (item: string, name = 'l'): string =>
  `---\napiVersion: v1\nkind: LimitRange\nmetadata: { name: ${name}, namespace: team }\nspec: { limits: [${item}] }\n`;
const deployment = (replicas: number, resources: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: team }
spec:
  replicas: ${replicas}
  selector: {}
  template: { spec: { containers: [{ name: web, image: a, resources: ${resources} }] } }
`;
const small = '{ requests: { cpu: 1, memory: 1Gi } }';

function said(text: string): readonly string[] {
  return found(rule, text, nothingElse).map(({ message }) => message.split('. ')[0] ?? '');
}

test.each([
  [
    'a request that is missing',
    web('{}') + quota('{ requests.cpu: 4 }'),
    ['ResourceQuota "q" refuses the pods: container "web" has no resources.requests.cpu'],
  ],
  [
    'the old name of the sum',
    web('{}') + quota('{ memory: 4Gi }'),
    ['ResourceQuota "q" refuses the pods: container "web" has no resources.requests.memory'],
  ],
  [
    'a limit that is missing',
    web(small) + quota('{ limits.cpu: 4 }'),
    ['ResourceQuota "q" refuses the pods: container "web" has no resources.limits.cpu'],
  ],
  ['a limit as request', web('{ limits: { cpu: 1 } }') + quota('{ requests.cpu: 4 }'), []],
  [
    'an init container too',
    web(small, '  initContainers: [{ name: before, image: a }]\n') + quota('{ requests.cpu: 4 }'),
    ['ResourceQuota "q" refuses the pods: container "before" has no resources.requests.cpu'],
  ],
  [
    'resources of the pod',
    web('{}', '  resources: { requests: { memory: 1Gi } }\n') + quota('{ requests.cpu: 4 }'),
    [],
  ],
  [
    'a default of a LimitRange',
    web('{}') + quota('{ requests.cpu: 4 }') + range('{ type: Container, max: { cpu: 1 } }'),
    [],
  ],
  ['a quota of another namespace', web('{}') + quota('{ requests.cpu: 4 }', '', 'other'), []],
  ['storage, which no quota demands', web('{}') + quota('{ requests.ephemeral-storage: 4Gi }'), []],
  ['two quotas of one name', web('{}') + quota('{ requests.cpu: 4 }') + quota('{ requests.cpu: 5 }'), []],
  ['a scope of other pods', web('{}') + quota('{ requests.cpu: 4 }', ', scopes: [Terminating]'), []],
  [
    'a scope of these pods',
    web('{}') + quota('{ requests.cpu: 4 }', ', scopes: [NotTerminating]'),
    ['ResourceQuota "q" refuses the pods: container "web" has no resources.requests.cpu'],
  ],
  [
    'a scope of which nothing is known',
    web('{}') + quota('{ requests.cpu: 4 }', ', scopeSelector: { matchExpressions: [] }'),
    [],
  ],
  ['a templated amount', web('{ requests: { cpu: "{{ .cpu }}" } }') + quota('{ requests.cpu: 1m }'), []],
  ['a patch', deployment(1, '{}').replace('  selector: {}\n', '') + quota('{ requests.cpu: 4 }'), []],
  [
    'a pod above the quota',
    web(small) + quota('{ requests.cpu: 500m }'),
    ['ResourceQuota "q" refuses the pods: one has 1 of requests.cpu, the quota is 500m'],
  ],
  ['replicas within', deployment(4, small) + quota('{ requests.cpu: 4, pods: 4 }'), []],
  [
    'replicas above',
    deployment(5, small) + quota('{ requests.cpu: 4 }'),
    ['ResourceQuota "q" refuses some of the 5 pods: together they have 5 of requests.cpu, the quota is 4'],
  ],
  [
    'more pods than allowed',
    deployment(5, small) + quota('{ pods: "4" }'),
    ['ResourceQuota "q" refuses some of the 5 pods: it allows 4'],
  ],
  ['no replicas', deployment(0, '{}') + quota('{ requests.cpu: 4 }'), []],
])('quota: %s', (_, text, expected) => {
  expect(said(text)).toEqual(expected);
});

test.each([
  ['within', '{ type: Container, min: { cpu: 1 }, max: { cpu: 2 } }', '{ limits: { cpu: 2 } }', []],
  [
    'a limit above',
    '{ type: Container, max: { cpu: 2 } }',
    '{ limits: { cpu: 3 } }',
    ['LimitRange "l" refuses the pods: the cpu limit of container "web" is 3, the most is 2'],
  ],
  [
    'a request above, without a limit',
    '{ type: Container, max: { cpu: 2 } }',
    '{ requests: { cpu: 3 } }',
    [
      'A LimitRange gives container "web" a cpu limit of 2, below its request of 3: its pods are refused',
      'LimitRange "l" refuses the pods: the cpu request of container "web" is 3, the most is 2',
    ],
  ],
  [
    'a request below',
    '{ type: Container, min: { memory: 64Mi } }',
    '{ requests: { memory: 32Mi } }',
    ['LimitRange "l" refuses the pods: the memory request of container "web" is 32Mi, the least is 64Mi'],
  ],
  [
    'a default limit below the request',
    '{ type: Container, default: { cpu: 500m } }',
    '{ requests: { cpu: 1 } }',
    ['A LimitRange gives container "web" a cpu limit of 500m, below its request of 1: its pods are refused'],
  ],
  [
    'a ratio',
    '{ type: Container, maxLimitRequestRatio: { cpu: 2 } }',
    '{ requests: { cpu: 100m }, limits: { cpu: 1 } }',
    ['LimitRange "l" refuses the pods: the cpu limit of container "web" is 10 times its request, the most is 2'],
  ],
  [
    'the whole pod',
    '{ type: Pod, max: { memory: 1Gi } }',
    '{ limits: { memory: 2Gi } }',
    ['LimitRange "l" refuses the pods: the memory limit of the pod is 2Gi, the most is 1Gi'],
  ],
  ['a claim', '{ type: PersistentVolumeClaim, max: { storage: 1Gi } }', '{ limits: { memory: 2Gi } }', []],
])('LimitRange: %s', (_, item, resources, expected) => {
  expect(said(web(resources) + range(item))).toEqual(expected);
});

test('a hint where nobody knows whether a LimitRange fills in what is missing', () => {
  const text = web('{}') + quota('{ requests.cpu: 4 }');
  expect(found(rule, text)).toMatchObject([
    {
      severity: 'hint',
      message:
        'ResourceQuota "q" refuses the pods unless a LimitRange fills in resources.requests.cpu of container "web". Set it.',
    },
  ]);
  expect(found(rule, text, nothingElse)).toMatchObject([
    { severity: 'error', related: [{ message: 'The ResourceQuota' }], fixes: [{ safe: false }] },
  ]);
});

test('a missing limit is suggested as the request, which it must not be below', () => {
  const [finding] = found(rule, web(small) + quota('{ limits.memory: 4Gi }'), nothingElse);
  expect(finding?.fixes[0]?.title).toBe('Set resources.limits.memory to 1Gi');
});

test('which of two LimitRanges fills in is not sure', () => {
  const text = web('{ requests: { cpu: 1 } }') + range('{ type: Container, default: { cpu: 500m } }');
  expect(said(text + range('{ type: Container, default: { cpu: 2 } }', 'other'))).toEqual([]);
});
