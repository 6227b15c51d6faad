import { fits, passes, type Cycle, type Filtering, type Plugin } from '../plugin';
import type { Labels } from '../selector';
import type { PersistentVolume } from '../storage';

const refused = ['node(s) had no available volume zone'];
/** Old label names, and what they are called today. */
const today: Readonly<Record<string, string>> = {
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
};
const topologyLabels = [...Object.keys(today), ...Object.values(today)];

interface VolumeTopology {
  readonly key: string;
  readonly values: readonly string[];
}

/** Volumes labelled with a zone are used in that zone only. */
export const volumeZone: Plugin = { name: 'VolumeZone', filter };

function filter({ pod, state }: Cycle): Filtering {
  const topologies: VolumeTopology[] = [];
  for (const { name, ephemeral } of pod.volumes.claims) {
    if (ephemeral) continue;
    const claim = state.claims.get(`${pod.class.namespace}/${name}`);
    if (!claim) return { rejected: `persistentvolumeclaim "${name}" not found` };
    const volume = state.volumes.get(claim.volumeName);
    if (claim.volumeName !== '' && !volume) return { rejected: `persistentvolume "${claim.volumeName}" not found` };
    if (volume) topologies.push(...topologiesOf(volume));
    const rejected = volume ? undefined : unbound(claim.className, state);
    if (rejected !== undefined) return { rejected };
  }
  if (topologies.length === 0) return passes;
  return {
    filter: ({ labels }) => {
      if (!topologyLabels.some(label => labels.has(label))) return fits;
      return topologies.every(topology => isIn(topology, labels)) ? fits : refused;
    },
  };
}

function unbound(className: string, { storageClasses }: Cycle['state']): string | undefined {
  if (className === '') return 'PersistentVolumeClaim had no pv name and storageClass name';
  const storageClass = storageClasses.get(className);
  if (!storageClass) return `storageclass.storage.k8s.io "${className}" not found`;
  return storageClass.waits ? undefined : 'PersistentVolume had no name';
}

/** Several zones stand in one label with `__` between them. */
function topologiesOf({ labels }: PersistentVolume): readonly VolumeTopology[] {
  return topologyLabels.flatMap(key => {
    const values = labels
      .get(key)
      ?.split('__')
      .map(value => value.trim());
    return values?.every(value => value !== '') ? [{ key, values }] : [];
  });
}

function isIn({ key, values }: VolumeTopology, labels: Labels): boolean {
  const value = labels.get(key) ?? labels.get(today[key] ?? key);
  return value !== undefined && values.includes(value);
}
