const GIB = 1024 ** 3;

/** As on a rented machine: what the system keeps for itself is not allocatable. */
const SIZES = [
  { type: 'practice-small', cpu: 4, memory: 16, allocatable: { cpu: '3920m', memory: '14Gi' } },
  { type: 'practice-large', cpu: 16, memory: 64, allocatable: { cpu: '15890m', memory: '60Gi' } },
];
const ZONES = ['practice-a', 'practice-b', 'practice-c'];
const PODS = '110';

/** The simulated node number `index`: sizes and zones take turns, so every zone has both sizes. */
export function simulatedNode(index) {
  const name = `practice-${index}`;
  const size = SIZES[index % SIZES.length];
  const disk = { 'ephemeral-storage': String(100 * GIB), pods: PODS };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, annotations: { 'kwok.x-k8s.io/node': 'fake' }, labels: labels(name, size, index) },
    status: {
      capacity: { cpu: String(size.cpu), memory: `${size.memory}Gi`, ...disk },
      allocatable: { ...size.allocatable, ...disk },
      nodeInfo: { architecture: 'amd64', operatingSystem: 'linux' },
    },
  };
}

function labels(name, size, index) {
  return {
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'node.kubernetes.io/instance-type': size.type,
    'topology.kubernetes.io/region': 'practice',
    'topology.kubernetes.io/zone': ZONES[index % ZONES.length],
  };
}

/** Ready, and no longer carrying the taint that every new node starts with. */
export function isReady(node) {
  const ready = node.status?.conditions?.some(condition => condition.type === 'Ready' && condition.status === 'True');
  return Boolean(ready) && !node.spec?.taints?.length;
}
