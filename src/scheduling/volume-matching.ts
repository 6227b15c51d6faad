import type { ClusterState } from './cluster-state';
import type { NodeInfo } from './node-info';
import { termMatches } from './node-selector';
import { meets, selects } from './selector';
import type { PersistentVolume, PersistentVolumeClaim } from './storage';

const notProvisioned = 'kubernetes.io/no-provisioner';

/** Claims that no free volume of this node satisfies (component-helpers, storage/volume, FindMatchingVolume): the smallest first. */
export function matchVolumes(
  claims: readonly PersistentVolumeClaim[],
  namespace: string,
  node: NodeInfo,
  { volumes }: ClusterState,
): { readonly unmatched: readonly PersistentVolumeClaim[] } {
  const taken = new Set<string>();
  const unmatched: PersistentVolumeClaim[] = [];
  for (const claim of [...claims].sort((left, right) => left.bytes - right.bytes)) {
    const free = [...volumes.values()].filter(volume => !taken.has(volume.name) && suits(volume, claim));
    const volume = chosen(free, claim, namespace, node);
    if (volume) taken.add(volume.name);
    else unmatched.push(claim);
  }
  return { unmatched };
}

function suits(volume: PersistentVolume, { className, volumeMode, bytes }: PersistentVolumeClaim): boolean {
  const sameKind = volume.className === className && volume.volumeMode === volumeMode;
  return sameKind && volume.bytes >= bytes && !volume.terminating;
}

function chosen(
  volumes: readonly PersistentVolume[],
  claim: PersistentVolumeClaim,
  namespace: string,
  node: NodeInfo,
): PersistentVolume | undefined {
  const isHere = ({ nodeTerms }: PersistentVolume): boolean => nodeTerms?.some(term => termMatches(term, node)) ?? true;
  const meant = volumes.find(volume => volume.claim === `${namespace}/${claim.name}`);
  if (meant) return isHere(meant) ? meant : undefined;
  return volumes
    .filter(({ claim: other, available }) => other === undefined && available)
    .filter(({ labels }) => !claim.selector || selects(claim.selector, labels))
    .filter(volume => claim.accessModes.every(mode => volume.accessModes.includes(mode)) && isHere(volume))
    .reduce<PersistentVolume | undefined>((best, one) => (best && best.bytes <= one.bytes ? best : one), undefined);
}

/** Whether volumes for these claims can be made on a node (volumebinding/binder.go, checkVolumeProvisions). */
export function canProvision(
  claims: readonly PersistentVolumeClaim[],
  node: NodeInfo,
  state: ClusterState,
): 'yes' | 'no' | 'no space' {
  for (const claim of claims) {
    const storageClass = state.storageClasses.get(claim.className);
    if (!storageClass || storageClass.provisioner === '' || storageClass.provisioner === notProvisioned) return 'no';
    const { topologies, provisioner, name } = storageClass;
    const isAllowed = topologies.some(term => term.length > 0 && term.every(one => meets(one, node.labels)));
    if (topologies.length > 0 && !isAllowed) return 'no';
    if (claim.bytes === 0 || !state.driversWithCapacity.has(provisioner)) continue;
    const hasRoom = [...state.capacities.values()].some(
      ({ className, bytes, nodes }) => className === name && bytes >= claim.bytes && selects(nodes, node.labels),
    );
    if (!hasRoom) return 'no space';
  }
  return 'yes';
}
