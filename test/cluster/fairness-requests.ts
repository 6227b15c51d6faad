import { requesterOf, resourceRequest, type Request, type Requester } from '../../src/fairness/request';
import type { Random } from '../fuzz/random';
import { namespaces, resources, verbs } from './fairness-worlds';

const requesters: readonly (readonly [string, ...string[]])[] = [
  ['hr-jane'],
  ['hr-jane', 'hr-devs'],
  ['hr-joe', 'hr-devs', 'hr-ops'],
  ['hr-joe', 'system:serviceaccounts'],
  ['system:anonymous'],
  ['system:kube-scheduler'],
  ['system:node:hr-node', 'system:nodes'],
  ['hr-root', 'system:masters'],
  ...['hr-one:x', 'hr-one:y', 'hr-two:x', 'hr:x'].map((name): [string] => [`system:serviceaccount:${name}`]),
];
const paths = [
  '/',
  '/healthz',
  '/healthz/etcd',
  '/healthzz',
  '/version',
  '/api',
  '/api/v1',
  '/apis/apps',
  '/apis/apps/v1',
  '/openapi/v3',
  '/hr/a',
  '/hr/a/b',
  '/hr/a/',
] as const;
const groupOf: Readonly<Record<string, string>> = {
  deployments: 'apps',
  leases: 'coordination.k8s.io',
  widgets: 'hr.example.com',
};

/** Somebody's request, and how it is sent; changes are only tried. */
export interface Asked {
  readonly requester: Requester;
  readonly request: Request;
  readonly method: string;
  readonly path: string;
  /** Groups that impersonation has to name; the others the server adds by itself. */
  readonly groups: readonly string[];
}

const methods: Readonly<Record<string, string>> = {
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  deletecollection: 'DELETE',
};

export function requestFrom(random: Random): Asked {
  const [name, ...extra] = random.any(requesters) ?? ['hr-jane'];
  // system:masters may do everything, so it only reads.
  const isRoot = extra.includes('system:masters');
  const requester = requesterOf(name, extra);
  // Whoever names a group of a ServiceAccount must name all of them.
  const groups = extra.length > 0 ? requester.groups : [];
  if (random.once(5)) {
    const [path, verb] = [random.pick([...paths]), isRoot ? 'get' : random.pick(['get', 'get', 'head', 'post'])];
    return { requester, groups, request: { verb, path }, method: verb.toUpperCase(), path };
  }
  return { requester, groups, ...resourceFrom(random, isRoot ? ['get', 'list', 'watch'] : verbs) };
}

function resourceFrom(
  random: Random,
  allowed: readonly [string, ...string[]],
): Pick<Asked, 'request' | 'method' | 'path'> {
  const verb = random.pick([...allowed]);
  const [resource, subresource] = random.once(20) ? ['pods', 'log'] : random.pick([...resources]).split('/');
  const apiGroup = groupOf[resource ?? ''] ?? '';
  const named = subresource !== undefined || ['get', 'update', 'patch', 'delete'].includes(verb);
  const namespace = subresource !== undefined || !random.once(3) ? random.pick([...namespaces]) : undefined;
  const inNamespace =
    namespace !== undefined &&
    resource !== 'namespaces' &&
    resource !== 'nodes' &&
    !(verb === 'deletecollection' && random.once(2));
  const request = resourceRequest({
    ...{
      verb: subresource !== undefined && ['list', 'watch', 'deletecollection'].includes(verb) ? 'get' : verb,
      apiGroup,
      resource: resource ?? '',
    },
    ...(subresource !== undefined && { subresource }),
    ...(inNamespace && { namespace }),
    ...(named && { name: 'hr-object' }),
  });
  const parts = [
    apiGroup === '' ? '/api/v1' : `/apis/${apiGroup}/v1`,
    ...(inNamespace ? ['namespaces', namespace] : []),
    ...[resource, ...(named ? ['hr-object'] : []), ...(subresource === undefined ? [] : [subresource])],
  ];
  const method = methods[request.verb] ?? 'GET';
  const query = request.verb === 'watch' ? '?watch=1&timeoutSeconds=1' : method === 'GET' ? '' : '?dryRun=All';
  return { request, method, path: `${parts.join('/')}${query}` };
}
