/** A cluster of 5000 nodes with 100,000 pods, object by object, the same in every run. */
export const nodes = 5000;
export const pods = 100_000;
const zones = ['a', 'b', 'c'];

export function node(index) {
  const name = `node-${index}`;
  const labels = {
    'kubernetes.io/hostname': name,
    'topology.kubernetes.io/zone': zones[index % 3],
    pool: `p${index % 7}`,
  };
  const taints = index % 11 === 0 ? [{ key: 'old', effect: 'PreferNoSchedule' }] : [];
  const images = Array.from({ length: 20 }, (_, image) => ({
    names: [`img-${(index + image * 7) % 400}:1`],
    sizeBytes: 5e7,
  }));
  const allocatable = { cpu: '16', memory: '64Gi', pods: '110', 'ephemeral-storage': '200Gi' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    spec: { taints },
    status: { allocatable, images },
  };
}

export const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
export const term = (app, topologyKey) => ({ labelSelector: { matchLabels: { app } }, topologyKey });

/** One in ten repels its like. */
export function runningPod(index) {
  const app = `app-${index % 2000}`;
  const labels = { app, 'pod-template-hash': `h${index % 2000}`, tier: `t${index % 5}` };
  const repel = { [preferred]: [{ weight: 100, podAffinityTerm: term(app, 'kubernetes.io/hostname') }] };
  const requests = { cpu: `${50 + (index % 40) * 5}m`, memory: `${64 + (index % 64) * 4}Mi` };
  return {
    ...{ apiVersion: 'v1', kind: 'Pod' },
    metadata: { name: `pod-${index}`, namespace: `ns-${index % 50}`, labels },
    spec: {
      nodeName: `node-${(index * 7) % nodes}`,
      containers: [{ name: 'c', image: `img-${index % 400}:1`, resources: { requests } }],
      ...(index % 10 === 0 && { affinity: { podAntiAffinity: repel } }),
    },
  };
}
