import { asList, asRecord, asString, isRecord, type PlainRecord } from '../kubernetes/object';

/** A disk that a pod names itself, as far as two pods can quarrel over it. */
export interface Disk {
  readonly kind: 'gcePersistentDisk' | 'awsElasticBlockStore' | 'iscsi' | 'rbd';
  readonly id: string;
  readonly readOnly: boolean;
  /** Ceph monitors; one in common makes it the same cluster. */
  readonly monitors: readonly string[];
}

export interface Claim {
  readonly name: string;
  /** Made by the ephemeral volume controller for this pod. */
  readonly ephemeral: boolean;
}

export interface PodVolumes {
  readonly claims: readonly Claim[];
  readonly disks: readonly Disk[];
}

const none: PodVolumes = { claims: [], disks: [] };

export function podVolumes(spec: PlainRecord, podName: string): PodVolumes {
  const volumes = asList(spec['volumes']).map(asRecord);
  if (volumes.length === 0) return none;
  const claims = volumes.flatMap(volume => claimOf(volume, podName));
  const disks = volumes.flatMap(disksOf);
  return claims.length + disks.length === 0 ? none : { claims, disks };
}

function claimOf(volume: PlainRecord, podName: string): readonly Claim[] {
  const { name, persistentVolumeClaim, ephemeral } = volume;
  if (isRecord(persistentVolumeClaim)) {
    return [{ name: asString(persistentVolumeClaim['claimName']) ?? '', ephemeral: false }];
  }
  return isRecord(ephemeral) ? [{ name: `${podName}-${asString(name) ?? ''}`, ephemeral: true }] : [];
}

function disksOf({ gcePersistentDisk: gce, awsElasticBlockStore: ebs, iscsi, rbd }: PlainRecord): readonly Disk[] {
  const disk = (kind: Disk['kind'], source: unknown, id: (source: PlainRecord) => string): readonly Disk[] =>
    isRecord(source)
      ? [
          {
            kind,
            id: id(source),
            readOnly: source['readOnly'] === true,
            monitors: asList(source['monitors']).map(String),
          },
        ]
      : [];
  return [
    ...disk('gcePersistentDisk', gce, ({ pdName }) => String(pdName)),
    ...disk('awsElasticBlockStore', ebs, ({ volumeID }) => String(volumeID)),
    ...disk('iscsi', iscsi, ({ iqn }) => String(iqn)),
    ...disk('rbd', rbd, ({ pool, image }) => `${String(pool ?? 'rbd')}/${String(image)}`),
  ];
}

/** Whether two pods cannot use these on one node (volumerestrictions, isVolumeConflict). */
export function disksConflict(left: Disk, right: Disk): boolean {
  if (left.kind !== right.kind || left.id !== right.id) return false;
  if (left.kind === 'awsElasticBlockStore') return true;
  if (left.kind === 'rbd' && !left.monitors.some(monitor => right.monitors.includes(monitor))) return false;
  return !(left.readOnly && right.readOnly);
}
