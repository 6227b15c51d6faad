import type { PlainRecord } from './object';

/**
 * The FlowSchemas that every API server makes, whole, in the order in which a request meets them: lowest precedence
 * first, ties by name. Source: Kubernetes v1.36, `k8s.io/apiserver/pkg/apis/flowcontrol/bootstrap/default.go`.
 */
export interface FlowSchemaObject {
  readonly name: string;
  readonly spec: FlowSchemaSpec;
}

export interface FlowSchemaSpec extends PlainRecord {
  readonly matchingPrecedence: number;
  readonly priorityLevelConfiguration: { readonly name: string };
  readonly distinguisherMethod?: { readonly type: 'ByUser' | 'ByNamespace' };
  readonly rules: readonly PlainRecord[];
}

const group = (name: string) => ({ kind: 'Group', group: { name } });
const user = (name: string) => ({ kind: 'User', user: { name } });
const kubeSystem = { kind: 'ServiceAccount', serviceAccount: { name: '*', namespace: 'kube-system' } };
const everyone = [group('system:unauthenticated'), group('system:authenticated')];
const every = { verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true, namespaces: ['*'] };
const leases = { apiGroups: ['coordination.k8s.io'], resources: ['leases'], namespaces: ['*'] };
const nodes = { verbs: ['*'], apiGroups: [''], resources: ['nodes', 'nodes/status'], namespaces: ['*'] };

/** A rule of all requests of these subjects. */
const everything = (...subjects: readonly PlainRecord[]) => ({
  subjects,
  resourceRules: [every],
  nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
});

function schema(
  name: string,
  matchingPrecedence: number,
  level: string,
  flows: 'ByUser' | 'ByNamespace' | undefined,
  rule: PlainRecord,
): FlowSchemaObject {
  const distinguisher = flows ? { distinguisherMethod: { type: flows } } : {};
  const spec = { matchingPrecedence, priorityLevelConfiguration: { name: level }, ...distinguisher, rules: [rule] };
  return { name, spec };
}

export const builtInFlowSchemaObjects: readonly FlowSchemaObject[] = [
  schema('exempt', 1, 'exempt', undefined, everything(group('system:masters'))),
  schema('probes', 2, 'exempt', undefined, {
    subjects: everyone,
    nonResourceRules: [{ verbs: ['get'], nonResourceURLs: ['/healthz', '/readyz', '/livez'] }],
  }),
  schema('system-leader-election', 100, 'leader-election', 'ByUser', {
    subjects: [user('system:kube-controller-manager'), user('system:kube-scheduler'), kubeSystem],
    resourceRules: [{ verbs: ['get', 'create', 'update'], ...leases }],
  }),
  schema('system-node-high', 400, 'node-high', 'ByUser', {
    subjects: [group('system:nodes')],
    resourceRules: [
      { ...nodes, clusterScope: true },
      { verbs: ['*'], ...leases },
    ],
  }),
  schema('system-nodes', 500, 'system', 'ByUser', everything(group('system:nodes'))),
  schema(
    'kube-controller-manager',
    800,
    'workload-high',
    'ByNamespace',
    everything(user('system:kube-controller-manager')),
  ),
  schema('kube-scheduler', 800, 'workload-high', 'ByNamespace', everything(user('system:kube-scheduler'))),
  schema('kube-system-service-accounts', 900, 'workload-high', 'ByNamespace', everything(kubeSystem)),
  schema('service-accounts', 9000, 'workload-low', 'ByUser', everything(group('system:serviceaccounts'))),
  schema('global-default', 9900, 'global-default', 'ByUser', everything(...everyone)),
  schema('catch-all', 10_000, 'catch-all', 'ByUser', everything(...everyone)),
];
