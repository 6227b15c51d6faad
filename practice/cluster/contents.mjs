import { setTimeout as sleep } from 'node:timers/promises';
import { isReady, simulatedNode } from './nodes.mjs';

const RBAC = 'rbac.authorization.k8s.io';
/** Roles of parts that no cluster binds by itself. */
const CLUSTER_ROLES = [
  ['cluster-admin', 'practice-kwok'],
  ['system:auth-delegator', 'practice-metrics-server'],
  ['system:kubelet-api-admin', 'practice-metrics-server'],
  ['view', 'practice-metrics-server'],
];
const NODES_MS = 60_000;

/** What every practice cluster holds: a team's namespace that alice may edit, and leave for kwok to play kubelet. */
export async function createContents(call, nodes) {
  await call('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team-a' } });
  await call('POST', `/apis/${RBAC}/v1/namespaces/team-a/rolebindings`, binding('RoleBinding', 'edit', 'alice'));
  for (const [role, user] of CLUSTER_ROLES) {
    await call('POST', `/apis/${RBAC}/v1/clusterrolebindings`, binding('ClusterRoleBinding', role, user));
  }
  await Promise.all(Array.from({ length: nodes }, (_, index) => call('POST', '/api/v1/nodes', simulatedNode(index))));
}

function binding(kind, role, user) {
  return {
    apiVersion: `${RBAC}/v1`,
    kind,
    metadata: { name: `${user}-${role}` },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects: [{ apiGroup: RBAC, kind: 'User', name: user }],
  };
}

/** Resolves when all simulated nodes take pods. */
export async function nodesReady(call, nodes, checkParts) {
  for (const end = Date.now() + NODES_MS; Date.now() < end; await sleep(200)) {
    checkParts();
    const { items } = await call('GET', '/api/v1/nodes?resourceVersion=0');
    if (items.filter(isReady).length >= nodes) return;
  }
  throw new Error(
    `The ${nodes} simulated nodes were not all Ready after ${NODES_MS / 1000} s. Look at the log of kwok.`,
  );
}
