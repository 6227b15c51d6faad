import type { ClusterFacts } from '../../src/lint/cluster-facts';
import { factsOf } from '../../src/cli/lint-command/cluster/cluster-facts';
import type { KubernetesObject } from '../../src/kubernetes/object';

const node = (name: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'kubernetes.io/hostname': name, disk: 'ssd' } },
  spec: {},
  status: { allocatable: { cpu: '4', memory: '8Gi', pods: '110' } },
});
const requests = { cpu: '1', memory: '1Gi' };
const running = (name: string, labels: Readonly<Record<string, string>>, nodeName: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop', labels },
  spec: { nodeName, containers: [{ name: 'c', image: 'a:1', resources: { requests } }] },
  status: { phase: 'Running' },
});
const quota: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'team', namespace: 'tight' },
  spec: { hard: { 'requests.cpu': '4' } },
  status: { hard: { 'requests.cpu': '4', pods: '10' }, used: { 'requests.cpu': '2500m', pods: '1' } },
};
const level = (name: string, nominalConcurrencyShares: number): KubernetesObject => ({
  apiVersion: 'flowcontrol.apiserver.k8s.io/v1',
  kind: 'PriorityLevelConfiguration',
  metadata: { name },
  spec: { type: 'Limited', limited: { nominalConcurrencyShares, limitResponse: { type: 'Reject' } } },
});

/**
 * A cluster for golden cases: two nodes of 4 cores and 8Gi with Flannel, one pod of `old` in `shop`, a quota with 1.5 cores left
 * in `tight`, and a level "greedy" with 2000 shares beside few others.
 */
export const clusterOfTests: ClusterFacts = factsOf(
  {
    snapshot: 1,
    takenAt: '2026-01-02T14:05:00Z',
    ...{ context: 'practice', server: 'https://127.0.0.1', kubernetes: 'v1.36.3' },
    objects: [
      ...['one', 'two'].map(node),
      running('old-1', { app: 'old' }, 'one'),
      { ...running('flannel-1', { app: 'flannel' }, 'two'), metadata: { name: 'flannel-1', namespace: 'kube-flannel', labels: { app: 'flannel' } } },
      quota,
      { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'shop-critical' }, value: 1000 },
    ],
    flowSchemas: [],
    priorityLevels: [level('greedy', 2000), level('workload-low', 100), level('leader-election', 10)],
    ...{ metrics: '', missing: [] },
  },
  'shop',
);
