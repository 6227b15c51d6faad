import { fits, passes, type Cycle, type Filtering, type Plugin } from '../plugin';
import { disksConflict } from '../pod-volumes';

const taken = ['node(s) had no available disk'];
const inUse = [
  'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
];

/** Disks that two pods of a node cannot share, and claims that only one pod of the cluster may use. */
export const volumeRestrictions: Plugin = { name: 'VolumeRestrictions', filter };

function filter({ pod, state }: Cycle): Filtering {
  const { claims, disks } = pod.volumes;
  const alone = new Set<string>();
  for (const { name, ephemeral } of claims) {
    if (ephemeral) continue;
    const key = `${pod.class.namespace}/${name}`;
    const claim = state.claims.get(key);
    if (!claim) return { rejected: `persistentvolumeclaim "${name}" not found` };
    if (claim.accessModes.includes('ReadWriteOncePod')) alone.add(key);
  }
  const isInUse = alone.size > 0 && isAnyUsed(alone, state);
  if (disks.length === 0 && !isInUse) return passes;
  return {
    filter: ({ pods }) => {
      for (const other of pods) {
        if (disks.some(disk => other.volumes.disks.some(theirs => disksConflict(disk, theirs)))) return taken;
      }
      return isInUse ? inUse : fits;
    },
  };
}

function isAnyUsed(keys: ReadonlySet<string>, { nodes }: Cycle['state']): boolean {
  for (const { pods } of nodes.values()) {
    for (const { volumes, class: of } of pods) {
      if (volumes.claims.some(({ name, ephemeral }) => !ephemeral && keys.has(`${of.namespace}/${name}`))) return true;
    }
  }
  return false;
}
