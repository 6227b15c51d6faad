/** A kind that the snapshot follows. */
export interface WatchedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  /** Without it there is nothing to say; the others only make the answers better. */
  readonly needed: boolean;
}

const kind = (apiVersion: string, name: string, plural: string, needed = false): WatchedKind => ({
  apiVersion,
  kind: name,
  plural,
  needed,
});

/** One list and one watch each, in all namespaces; never Secrets or ConfigMaps. */
export const watchedKinds: readonly WatchedKind[] = [
  kind('v1', 'Node', 'nodes', true),
  kind('v1', 'Pod', 'pods', true),
  kind('v1', 'Namespace', 'namespaces'),
  kind('v1', 'Service', 'services'),
  kind('v1', 'ServiceAccount', 'serviceaccounts'),
  kind('v1', 'ResourceQuota', 'resourcequotas'),
  kind('v1', 'ReplicationController', 'replicationcontrollers'),
  kind('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims'),
  kind('v1', 'PersistentVolume', 'persistentvolumes'),
  kind('apps/v1', 'ReplicaSet', 'replicasets'),
  kind('apps/v1', 'StatefulSet', 'statefulsets'),
  kind('storage.k8s.io/v1', 'StorageClass', 'storageclasses'),
  kind('storage.k8s.io/v1', 'CSINode', 'csinodes'),
  kind('storage.k8s.io/v1', 'CSIDriver', 'csidrivers'),
  kind('storage.k8s.io/v1', 'CSIStorageCapacity', 'csistoragecapacities'),
  kind('storage.k8s.io/v1', 'VolumeAttachment', 'volumeattachments'),
  kind('scheduling.k8s.io/v1', 'PriorityClass', 'priorityclasses'),
  kind('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', 'flowschemas'),
  kind('flowcontrol.apiserver.k8s.io/v1', 'PriorityLevelConfiguration', 'prioritylevelconfigurations'),
];

/** Where the API server keeps the objects of a kind, in all namespaces. */
export function pathOf({ apiVersion, plural }: WatchedKind): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}/${plural}` : `/api/${apiVersion}/${plural}`;
}
