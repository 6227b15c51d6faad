import type { KubernetesObject } from '../../../src/kubernetes/object';

/** Names of all namespaces of pods. */
export const namespaces = ['plain', 'team-a', 'team-b'] as const;

const namespace = (name: string, labels: Record<string, string>): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind: 'Namespace' },
  metadata: { name, labels },
});
const service = (name: string, where: string, selector: Record<string, string>): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind: 'Service' },
  metadata: { name, namespace: where },
  spec: { selector, ports: [{ port: 80 }] },
});
const workload = (kind: string, where: string, labels: Record<string, string>): KubernetesObject => ({
  ...{ apiVersion: 'apps/v1', kind },
  metadata: { name: 'owner', namespace: where },
  spec: {
    ...(kind === 'StatefulSet' ? { serviceName: 'web' } : {}),
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'web:1' }] } },
  },
});
const storageClass = (name: string, more: Record<string, unknown>): KubernetesObject => ({
  ...{ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' },
  metadata: { name },
  ...more,
});
const zoneAffinity = (zone: string): unknown => ({
  required: {
    nodeSelectorTerms: [{ matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: [zone] }] }],
  },
});

const volume = (
  name: string,
  zone: string,
  claim: string | undefined,
  more: Record<string, unknown> = {},
): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind: 'PersistentVolume' },
  metadata: { name, labels: claim === 'plain/zoned' ? { 'topology.kubernetes.io/zone': zone } : {} },
  spec: {
    capacity: { storage: '10Gi' },
    accessModes: ['ReadWriteOnce'],
    csi: { driver: 'limited.example', volumeHandle: name },
    ...(claim === 'plain/zoned' ? {} : { nodeAffinity: zoneAffinity(zone) }),
    ...(claim ? { claimRef: { namespace: claim.split('/')[0], name: claim.split('/')[1] } } : {}),
    ...more,
  },
});
const claim = (
  name: string,
  className: string,
  volumeName?: string,
  modes: readonly string[] = ['ReadWriteOnce'],
): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  metadata: {
    name,
    namespace: 'plain',
    ...(volumeName ? { annotations: { 'pv.kubernetes.io/bind-completed': 'yes' } } : {}),
  },
  spec: {
    ...{ accessModes: modes, storageClassName: className, resources: { requests: { storage: '5Gi' } } },
    ...(volumeName ? { volumeName } : {}),
  },
});

/** Claims of namespace plain that a pod may use, and the volumes behind them. */
export const claimNames = ['in-a', 'in-b', 'zoned', 'alone', 'static', 'dynamic', 'unbound', 'missing'] as const;

/** A node of these takes two volumes of the driver that is limited. */
export const limitedNodes = ['n0', 'n1', 'n2', 'n3'];

const csiNode = (name: string): KubernetesObject => ({
  ...{ apiVersion: 'storage.k8s.io/v1', kind: 'CSINode' },
  metadata: { name },
  spec: { drivers: [{ name: 'limited.example', nodeID: name, topologyKeys: null, allocatable: { count: 2 } }] },
});

/** Everything but nodes and pods: the same for all clusters of the proof. */
export const fixedObjects: readonly KubernetesObject[] = [
  namespace('plain', {}),
  namespace('team-a', { team: 'a', stage: 'prod' }),
  namespace('team-b', { team: 'b' }),
  {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'patient' },
    value: 0,
    preemptionPolicy: 'Never',
  },
  { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'urgent' }, value: 1000 },
  {
    ...{ apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'heavy' }, handler: 'heavy' },
    overhead: { podFixed: { cpu: '120m', memory: '64Mi' } },
  },
  service('web', 'plain', { app: 'a' }),
  service('web-tier', 'plain', { tier: 'front' }),
  service('web', 'team-a', { app: 'b' }),
  workload('ReplicaSet', 'plain', { app: 'b' }),
  workload('StatefulSet', 'team-a', { app: 'a' }),
  {
    ...{ apiVersion: 'v1', kind: 'ReplicationController', metadata: { name: 'owner', namespace: 'team-b' } },
    spec: {
      selector: { app: 'c' },
      template: { metadata: { labels: { app: 'c' } }, spec: { containers: [{ name: 'c', image: 'web:1' }] } },
    },
  },
  storageClass('static', { provisioner: 'kubernetes.io/no-provisioner', volumeBindingMode: 'WaitForFirstConsumer' }),
  storageClass('dynamic', {
    ...{ provisioner: 'limited.example', volumeBindingMode: 'WaitForFirstConsumer' },
    allowedTopologies: [{ matchLabelExpressions: [{ key: 'topology.kubernetes.io/zone', values: ['a', 'c'] }] }],
  }),
  storageClass('at-once', { provisioner: 'limited.example', volumeBindingMode: 'Immediate' }),
  volume('pv-a', 'a', 'plain/in-a'),
  volume('pv-b', 'b', 'plain/in-b'),
  volume('pv-zoned', 'a__b', 'plain/zoned'),
  volume('pv-alone', 'c', 'plain/alone', { accessModes: ['ReadWriteOncePod'] }),
  volume('pv-free', 'b', undefined, { storageClassName: 'static' }),
  claim('in-a', '', 'pv-a'),
  claim('in-b', '', 'pv-b'),
  claim('zoned', '', 'pv-zoned'),
  claim('alone', '', 'pv-alone', ['ReadWriteOncePod']),
  claim('static', 'static'),
  claim('dynamic', 'dynamic'),
  claim('unbound', 'at-once'),
  ...limitedNodes.map(csiNode),
];
