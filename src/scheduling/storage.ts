import { annotationsOf, asList, asRecord, asString, nameOf, type KubernetesObject } from '../kubernetes/object';
import { parseQuantity, quantityToNumber } from '../kubernetes/quantity';
import { termsOf, type NodeSelectorTerm } from './node-selector';
import { labelsFrom, requirementsOf, selectorOf, type Labels, type Requirement, type Selector } from './selector';

export interface PersistentVolumeClaim {
  readonly name: string;
  /** Empty while it is bound to none. */
  readonly volumeName: string;
  /** Whether the binding is complete. */
  readonly bound: boolean;
  readonly className: string;
  readonly accessModes: readonly string[];
  readonly volumeMode: string;
  /** Bytes asked for. */
  readonly bytes: number;
  readonly selector: Selector | undefined;
  /** The node that the scheduler chose before, while its volume is made. */
  readonly selectedNode: string | undefined;
  readonly lost: boolean;
  readonly terminating: boolean;
}

export interface PersistentVolume {
  readonly name: string;
  readonly labels: Labels;
  readonly className: string;
  readonly accessModes: readonly string[];
  readonly volumeMode: string;
  readonly bytes: number;
  readonly available: boolean;
  /** `namespace/name` of the claim it is meant for. */
  readonly claim: string | undefined;
  /** Alternatives of required node affinity; absent: any node. */
  readonly nodeTerms: readonly NodeSelectorTerm[] | undefined;
  readonly csi: { readonly driver: string; readonly handle: string } | undefined;
  readonly terminating: boolean;
}

export interface StorageClass {
  readonly name: string;
  readonly provisioner: string;
  readonly waits: boolean;
  /** Alternatives of `allowedTopologies`; empty: any node. */
  readonly topologies: readonly (readonly Requirement[])[];
}

export interface StorageCapacity {
  readonly className: string;
  /** Bytes; the largest single volume where that is known. */
  readonly bytes: number;
  readonly nodes: Selector;
}

const bytesOf = (value: unknown): number => {
  const quantity = parseQuantity(value);
  return quantity ? Math.ceil(quantityToNumber(quantity)) : 0;
};
const classNameOf = (object: KubernetesObject): string =>
  annotationsOf(object)['volume.beta.kubernetes.io/storage-class'] ??
  asString(asRecord(object['spec'])['storageClassName']) ??
  '';
const isTerminating = (object: KubernetesObject): boolean => Boolean(asRecord(object.metadata)['deletionTimestamp']);

export function readClaim(claim: KubernetesObject): PersistentVolumeClaim {
  const [spec, annotations] = [asRecord(claim['spec']), annotationsOf(claim)];
  const volumeName = asString(spec['volumeName']) ?? '';
  return {
    name: nameOf(claim) ?? '',
    volumeName,
    bound: volumeName !== '' && 'pv.kubernetes.io/bind-completed' in annotations,
    className: classNameOf(claim),
    accessModes: asList(spec['accessModes']).map(String),
    volumeMode: asString(spec['volumeMode']) ?? 'Filesystem',
    bytes: bytesOf(asRecord(asRecord(spec['resources'])['requests'])['storage']),
    selector: spec['selector'] ? selectorOf(spec['selector']) : undefined,
    selectedNode: annotations['volume.kubernetes.io/selected-node'],
    lost: asRecord(claim['status'])['phase'] === 'Lost',
    terminating: isTerminating(claim),
  };
}

export function readVolume(volume: KubernetesObject): PersistentVolume {
  const spec = asRecord(volume['spec']);
  const { namespace, name } = asRecord(spec['claimRef']);
  const csi = asRecord(spec['csi']);
  const required = asRecord(spec['nodeAffinity'])['required'];
  return {
    name: nameOf(volume) ?? '',
    labels: labelsFrom(asRecord(volume.metadata)['labels']),
    className: classNameOf(volume),
    accessModes: asList(spec['accessModes']).map(String),
    volumeMode: asString(spec['volumeMode']) ?? 'Filesystem',
    bytes: bytesOf(asRecord(spec['capacity'])['storage']),
    available: asRecord(volume['status'])['phase'] === 'Available',
    claim: spec['claimRef'] ? `${asString(namespace) ?? ''}/${asString(name) ?? ''}` : undefined,
    nodeTerms: required ? termsOf(required) : undefined,
    csi: spec['csi'] ? { driver: String(csi['driver']), handle: String(csi['volumeHandle']) } : undefined,
    terminating: isTerminating(volume),
  };
}

export function readStorageClass(object: KubernetesObject): StorageClass {
  return {
    name: nameOf(object) ?? '',
    provisioner: asString(object['provisioner']) ?? '',
    waits: object['volumeBindingMode'] === 'WaitForFirstConsumer',
    topologies: asList(object['allowedTopologies']).map(term =>
      requirementsOf(
        asList(asRecord(term)['matchLabelExpressions']).map(one => ({ ...asRecord(one), operator: 'In' })),
      ),
    ),
  };
}

export function readCapacity(object: KubernetesObject): StorageCapacity {
  return {
    className: asString(object['storageClassName']) ?? '',
    bytes: bytesOf(object['maximumVolumeSize'] ?? object['capacity'] ?? '0'),
    nodes: selectorOf(object['nodeTopology']),
  };
}

/** How many volumes of each CSI driver a node takes, from a CSINode; drivers without a limit are left out. */
export function readVolumeLimits(csiNode: KubernetesObject): ReadonlyMap<string, number> {
  const drivers = asList(asRecord(csiNode['spec'])['drivers']).map(asRecord);
  return new Map(
    drivers.flatMap(({ name, allocatable }) => {
      const { count } = asRecord(allocatable);
      return typeof count === 'number' ? [[String(name), count] as const] : [];
    }),
  );
}
