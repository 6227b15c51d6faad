import type { KubernetesObject } from '../../src/kubernetes/object';
import type { Random } from '../fuzz/random';
import { flowSchema, priorityLevel } from './fairness-objects';

/** Levels and FlowSchemas that an API server takes, made by chance. */
export interface World {
  readonly levels: readonly KubernetesObject[];
  readonly schemas: readonly KubernetesObject[];
}

const account = (namespace: string, name: string) => ({ kind: 'ServiceAccount', serviceAccount: { namespace, name } });
const user = (name: string) => ({ kind: 'User', user: { name } });
const group = (name: string) => ({ kind: 'Group', group: { name } });
const subjects = [
  ...['*', 'hr-jane', 'hr-joe', 'system:anonymous', 'system:serviceaccount:hr-one:x', 'system:kube-scheduler'].map(
    user,
  ),
  ...['*', 'hr-devs', 'hr-ops', 'system:authenticated', 'system:unauthenticated', 'system:serviceaccounts'].map(group),
  ...['system:serviceaccounts:hr-one', 'system:nodes', 'system:masters'].map(group),
  ...[account('hr-one', 'x'), account('hr-one', '*'), account('hr-two', 'x'), account('hr', '*')],
] as const;
export const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'] as const;
export const resources = [
  'pods',
  'pods/status',
  'nodes',
  'namespaces',
  'configmaps',
  'deployments',
  'deployments/scale',
  'leases',
  'widgets',
] as const;
const apiGroups = ['', 'apps', 'coordination.k8s.io', 'hr.example.com'] as const;
export const namespaces = ['hr-one', 'hr-two', 'kube-system'] as const;
const urls = [
  '/',
  '/healthz',
  '/healthz/*',
  '/version',
  '/apis',
  '/apis/apps',
  '/apis/*',
  '/openapi/*',
  '/*',
  '/hr/a',
] as const;
const precedences = [2, 3, 50, 100, 400, 900, 901, 1000, 5000, 8999, 9000, 9001, 9899, 9900, 9999] as const;

/** A world; `name` begins the names of its objects. */
export function worldFrom(random: Random, name: string): World {
  const levels = Array.from({ length: 3 }, (_, index) => priorityLevel(`${name}-l${index}`, limited(random)));
  const known = [
    ...levels.map((_, index) => `${name}-l${index}`),
    'exempt',
    'catch-all',
    'workload-low',
    `${name}-gone`,
  ];
  const schemas = Array.from({ length: 12 }, (_, index) =>
    flowSchema(`${name}-s${index}`, {
      matchingPrecedence: random.pick([...precedences]),
      priorityLevelConfiguration: { name: random.any(known) },
      ...(random.once(3) ? {} : { distinguisherMethod: { type: random.pick(['ByUser', 'ByNamespace']) } }),
      rules: several(random, 2, () => ruleFrom(random)),
    }),
  );
  return { levels, schemas };
}

function limited(random: Random): object {
  const queuing = random.once(2) ? { queues: 16, handSize: 4 } : { queues: 1, handSize: 1 };
  const shares = random.pick([0, 1, 7, 30, 77, 240]);
  // Without a seat of its own a queue keeps requests for 15 s.
  const rejects = shares === 0 || random.once(3);
  return {
    nominalConcurrencyShares: shares,
    ...(random.once(2) ? {} : { lendablePercent: random.pick([0, 1, 33, 50, 99, 100]) }),
    ...(random.once(2) ? {} : { borrowingLimitPercent: random.pick([0, 1, 33, 150]) }),
    limitResponse: rejects ? { type: 'Reject' } : { type: 'Queue', queuing },
  };
}

function ruleFrom(random: Random): object {
  const [resource, path] = [!random.once(4), random.once(3)];
  const resourceRule = (): object => {
    const namespaced = !random.once(4);
    return {
      ...{
        verbs: listFrom(random, verbs),
        apiGroups: listFrom(random, apiGroups),
        resources: listFrom(random, resources),
      },
      ...(namespaced ? { namespaces: listFrom(random, namespaces) } : {}),
      ...(!namespaced || random.once(2) ? { clusterScope: true } : {}),
    };
  };
  const pathRule = (): object => ({
    verbs: listFrom(random, ['get', 'create', 'delete']),
    nonResourceURLs: random.once(4) ? ['*'] : several(random, 3, () => random.pick([...urls])),
  });
  return {
    subjects: several(random, 3, () => random.any(subjects)),
    ...(resource ? { resourceRules: several(random, 2, resourceRule) } : {}),
    ...(!resource || path ? { nonResourceRules: several(random, 2, pathRule) } : {}),
  };
}

const several = <T>(random: Random, most: number, one: () => T): T[] =>
  Array.from({ length: 1 + random.below(most) }, one);

function listFrom(random: Random, all: readonly [string, ...string[]]): string[] {
  return random.once(2) ? ['*'] : [...new Set(several(random, 4, () => random.pick([...all])))];
}
