import { asRecord, asString, groupOf, nameOf, namespaceOf, type KubernetesObject } from '../kubernetes/object';
import type { LiveState } from './live-state';
import { setNode, removeNode } from './state-nodes';
import { setPod, removePod } from './state-pods';
import { fromLabels, labelsFrom, selectorOf } from './selector';
import { readCapacity, readClaim, readStorageClass, readVolume, readVolumeLimits } from './storage';

interface StateKind {
  readonly set: (state: LiveState, object: KubernetesObject) => void;
  readonly remove: (state: LiveState, object: KubernetesObject) => void;
}

const nameIn = (object: KubernetesObject): string => nameOf(object) ?? '';
const keyOf = (object: KubernetesObject): string => `${namespaceOf(object) ?? 'default'}/${nameIn(object)}`;

/** `group/kind`, without a version. */
export function kindOf(object: KubernetesObject): string {
  return `${groupOf(object)}/${String(object.kind)}`;
}

function kept<T>(
  map: (state: LiveState) => Map<string, T>,
  read: (object: KubernetesObject) => T,
  key: (object: KubernetesObject) => string = nameIn,
): StateKind {
  return {
    set: (state, object) => void map(state).set(key(object), read(object)),
    remove: (state, object) => void map(state).delete(key(object)),
  };
}

const ownerKey = (object: KubernetesObject): string =>
  `${String(object.apiVersion)}/${String(object.kind)} ${keyOf(object)}`;
const owner = kept(
  ({ owners }) => owners,
  object => selectorOf(asRecord(object['spec'])['selector']),
  ownerKey,
);

const service = kept(
  ({ services }) => services,
  object => ({ namespace: namespaceOf(object) ?? 'default', labels: labelsFrom(asRecord(object['spec'])['selector']) }),
  keyOf,
);

/** What scheduling looks at, by group and kind; a Secret is not among them. */
export const stateKinds: Readonly<Record<string, StateKind>> = {
  '/Node': { set: setNode, remove: (state, object) => removeNode(state, nameIn(object)) },
  '/Pod': { set: setPod, remove: (state, object) => removePod(state, keyOf(object)) },
  '/Namespace': kept(
    ({ namespaces }) => namespaces,
    object => labelsFrom(asRecord(object.metadata)['labels']),
  ),
  '/Service': {
    ...service,
    // One without a selector chooses its endpoints by hand and selects no pods.
    set: (state, object) =>
      (asRecord(object['spec'])['selector'] ? service : { set: service.remove }).set(state, object),
  },
  '/ReplicationController': kept(
    ({ owners }) => owners,
    object => fromLabels(labelsFrom(asRecord(object['spec'])['selector'])),
    ownerKey,
  ),
  'apps/ReplicaSet': owner,
  'apps/StatefulSet': owner,
  '/PersistentVolumeClaim': kept(({ claims }) => claims, readClaim, keyOf),
  '/PersistentVolume': kept(({ volumes }) => volumes, readVolume),
  'storage.k8s.io/StorageClass': kept(({ storageClasses }) => storageClasses, readStorageClass),
  'storage.k8s.io/CSIStorageCapacity': kept(({ capacities }) => capacities, readCapacity, keyOf),
  'storage.k8s.io/CSINode': kept(({ volumeLimits }) => volumeLimits, readVolumeLimits),
  'storage.k8s.io/CSIDriver': {
    set: (state, object) => {
      const publishes = asRecord(object['spec'])['storageCapacity'] === true;
      if (publishes) state.driversWithCapacity.add(nameIn(object));
      else state.driversWithCapacity.delete(nameIn(object));
    },
    remove: (state, object) => void state.driversWithCapacity.delete(nameIn(object)),
  },
  'storage.k8s.io/VolumeAttachment': kept(
    ({ attachments }) => attachments,
    object => {
      const { nodeName, attacher, source } = asRecord(object['spec']);
      const volume = asRecord(source)['persistentVolumeName'];
      return {
        nodeName: asString(nodeName) ?? '',
        attacher: asString(attacher) ?? '',
        volumeName: asString(volume) ?? '',
      };
    },
  ),
};
