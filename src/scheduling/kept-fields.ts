import { asList, asRecord, isRecord, type KubernetesObject, type PlainRecord } from '../kubernetes/object';

/** Annotations that scheduling reads; others (last-applied-configuration above all) may hold what is nobody's business. */
const annotations = [
  'pv.kubernetes.io/bind-completed',
  'volume.beta.kubernetes.io/storage-class',
  'volume.kubernetes.io/selected-node',
];
const ofMetadata = ['name', 'namespace', 'uid', 'labels', 'ownerReferences', 'creationTimestamp', 'deletionTimestamp'];
const ofContainer = ['name', 'image', 'resources', 'ports', 'restartPolicy'];
const ofContainerStatus = ['name', 'resources', 'allocatedResources'];
const ofPodSpec = [
  ...[
    'nodeName',
    'schedulerName',
    'priority',
    'priorityClassName',
    'nodeSelector',
    'affinity',
    'tolerations',
    'overhead',
  ],
  ...['topologySpreadConstraints', 'hostNetwork', 'resources', 'resourceClaims', 'restartPolicy', 'volumes'],
];
const ofPodStatus = ['phase', 'nominatedNodeName', 'resources', 'allocatedResources', 'qosClass', 'podIP', 'startTime'];

/**
 * An object with only those fields that scheduling, capacity and fairness look at: no environment, arguments, data or
 * annotations of others. Of a Secret or ConfigMap nothing is kept.
 */
export function keptFields(object: KubernetesObject): KubernetesObject | undefined {
  const { apiVersion, kind } = object;
  if (kind === 'Secret' || kind === 'ConfigMap') return undefined;
  const rest =
    kind === 'Pod' ? pod(object) : kind === 'ReplicaSet' || kind === 'StatefulSet' ? workload(object) : whole(object);
  return { apiVersion, kind, metadata: metadataOf(object), ...rest };
}

function metadataOf({ metadata }: KubernetesObject): PlainRecord {
  const kept = pick(asRecord(asRecord(metadata)['annotations']), annotations);
  return { ...pick(asRecord(metadata), ofMetadata), ...(Object.keys(kept).length > 0 && { annotations: kept }) };
}

function pod({ spec, status }: KubernetesObject): PlainRecord {
  const { containers, initContainers, volumes } = asRecord(spec);
  const conditions = asList(asRecord(status)['conditions']).filter(one => asRecord(one)['type'] === 'PodResizePending');
  return {
    spec: {
      ...pick(asRecord(spec), ofPodSpec),
      containers: picked(containers, ofContainer),
      ...(asList(initContainers).length > 0 && { initContainers: picked(initContainers, ofContainer) }),
      ...(asList(volumes).length > 0 && { volumes: asList(volumes).map(volumeOf) }),
    },
    status: {
      ...pick(asRecord(status), ofPodStatus),
      ...resized(status, 'containerStatuses'),
      ...resized(status, 'initContainerStatuses'),
      ...(conditions.length > 0 && { conditions }),
    },
  };
}

const disks = ['gcePersistentDisk', 'awsElasticBlockStore', 'iscsi', 'rbd', 'persistentVolumeClaim', 'image'];

/** Of other volumes only that they are there. */
function volumeOf(volume: unknown): PlainRecord {
  const { name, ephemeral } = asRecord(volume);
  return { name, ...pick(asRecord(volume), disks), ...(isRecord(ephemeral) && { ephemeral: {} }) };
}

function resized(status: unknown, list: string): PlainRecord {
  const statuses = asList(asRecord(status)[list]).filter(one => isRecord(asRecord(one)['resources']));
  return statuses.length > 0 ? { [list]: picked(statuses, ofContainerStatus) } : {};
}

const workload = ({ spec }: KubernetesObject): PlainRecord => ({
  spec: pick(asRecord(spec), ['replicas', 'selector']),
});

/** Nodes, Services, storage and fairness say nothing secret in the rest of their fields. */
function whole(object: KubernetesObject): PlainRecord {
  return Object.fromEntries(
    Object.entries(object).filter(([key]) => !['apiVersion', 'kind', 'metadata', 'data', 'stringData'].includes(key)),
  );
}

function pick(record: PlainRecord, keys: readonly string[]): PlainRecord {
  return Object.fromEntries(keys.filter(key => record[key] !== undefined).map(key => [key, record[key]]));
}

const picked = (list: unknown, keys: readonly string[]): readonly PlainRecord[] =>
  asList(list).map(item => pick(asRecord(item), keys));
