import type { ClusterState } from '../cluster-state';
import type { NodeInfo } from '../node-info';
import type { PodInfo } from '../pod-info';
import { fits, passes, type Cycle, type Filtering, type Plugin } from '../plugin';

const refused = ['node(s) exceed max volume count'];

/** CSI volumes that a node may attach at most. Volumes of in-tree drivers that move to CSI are not counted. */
export const nodeVolumeLimits: Plugin = { name: 'NodeVolumeLimits', filter };

function filter({ pod, state }: Cycle): Filtering {
  if (pod.volumes.claims.length === 0) return passes;
  const wanted = volumesOf(pod, state);
  const missing = pod.volumes.claims.find(({ name }) => !state.claims.has(`${pod.class.namespace}/${name}`));
  return {
    filter: node => {
      if (missing) return [notFound(pod.class.namespace, missing.name)];
      const limits = state.volumeLimits.get(node.name);
      if (!limits || limits.size === 0 || wanted.size === 0) return fits;
      return exceeds(wanted, attachedTo(node, state), limits) ? refused : fits;
    },
  };
}

const notFound = (namespace: string, name: string): string =>
  `looking up PVC ${namespace}/${name}: persistentvolumeclaim "${name}" not found`;

type DriverByVolume = ReadonlyMap<string, string>;

function exceeds(wanted: DriverByVolume, attached: DriverByVolume, limits: ReadonlyMap<string, number>): boolean {
  const count = (volumes: DriverByVolume, driver: string, except?: DriverByVolume): number =>
    [...volumes].filter(([volume, of]) => of === driver && !except?.has(volume)).length;
  return [...limits].some(([driver, limit]) => {
    const more = count(wanted, driver, attached);
    return more > 0 && count(attached, driver) + more > limit;
  });
}

/** What the pods of a node use, and what is attached to it besides. */
function attachedTo(node: NodeInfo, state: ClusterState): DriverByVolume {
  const attached = new Map<string, string>();
  for (const pod of node.pods) {
    if (pod.volumes.claims.length === 0) continue;
    for (const [volume, driver] of volumesOf(pod, state)) attached.set(volume, driver);
  }
  for (const { nodeName, attacher, volumeName } of state.attachments.values()) {
    const csi = state.volumes.get(volumeName)?.csi;
    if (nodeName === node.name && attacher !== '' && csi) attached.set(`${attacher}/${csi.handle}`, attacher);
  }
  return attached;
}

/** CSI volumes behind a pod's claims; one that is not made yet counts under its claim's name. */
function volumesOf(pod: PodInfo, state: ClusterState): DriverByVolume {
  const drivers = new Map<string, string>();
  for (const { name } of pod.volumes.claims) {
    const key = `${pod.class.namespace}/${name}`;
    const claim = state.claims.get(key);
    if (!claim) continue;
    const volume = state.volumes.get(claim.volumeName);
    if (volume?.csi) drivers.set(`${volume.csi.driver}/${volume.csi.handle}`, volume.csi.driver);
    const driver = volume ? undefined : state.storageClasses.get(claim.className)?.provisioner;
    if (driver) drivers.set(`${driver}/claim ${key}`, driver);
  }
  return drivers;
}
