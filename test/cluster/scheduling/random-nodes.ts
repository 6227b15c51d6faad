import type { KubernetesObject } from '../../../src/kubernetes/object';
import type { Random } from '../../fuzz/random';

const MIB = 1024 * 1024;
/** The same image is as large on every node: of several sizes the scheduler keeps the one it met first. */
export const images: readonly [readonly [string, number], ...(readonly [string, number])[]] = [
  ['web:1', 60 * MIB],
  ['registry.example/team/api:2.3', 743 * MIB + 17],
  ['huge:latest', 2600 * MIB + 1],
  ['tiny:latest', 3 * MIB],
  ['model:v1', 980 * MIB + 777],
];

interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

export const taints: readonly [Taint, ...Taint[]] = [
  { key: 'dedicated', value: 'db', effect: 'NoSchedule' },
  { key: 'dedicated', value: 'web', effect: 'PreferNoSchedule' },
  { key: 'maintenance', effect: 'PreferNoSchedule' },
  { key: 'gpu', value: 'true', effect: 'NoSchedule' },
  { key: 'leaving', effect: 'NoExecute' },
  { key: 'old', value: '1', effect: 'PreferNoSchedule' },
];

/** A cluster of 2 to 30 nodes, now and then of 60. */
export function randomNodes(random: Random): readonly KubernetesObject[] {
  const count = random.once(8) ? 60 : 2 + random.below(29);
  const tidy = random.once(2);
  return Array.from({ length: count }, (_, index) => randomNode(random, index, tidy));
}

function randomNode(random: Random, index: number, tidy: boolean): KubernetesObject {
  const name = `n${index}`;
  const has = (times: number): boolean => tidy || !random.once(times);
  const cores = random.pick([2, 4, 8, 16, 64]);
  const labels = {
    ...(has(8) && { 'kubernetes.io/hostname': name }),
    ...(has(6) && { 'topology.kubernetes.io/zone': random.pick(['a', 'b', 'c']) }),
    ...(has(3) && { 'topology.kubernetes.io/region': random.pick(['r1', 'r2']) }),
    ...(has(3) && { disk: random.pick(['ssd', 'hdd', 'tape', '']) }),
    ...(has(3) && { cores: String(cores) }),
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    spec: { ...(random.once(14) && { unschedulable: true }), taints: taints.filter(() => random.once(7)) },
    status: { allocatable: allocatable(random, cores), images: imagesOn(random) },
  };
}

function allocatable(random: Random, cores: number): Record<string, string> {
  return {
    cpu: random.pick([String(cores), `${cores * 1000 - 80}m`, `${cores * 1000 - 110}m`]),
    memory: random.pick([`${cores * 4}Gi`, `${cores * 4000}Mi`, `${cores * 3_907_654}Ki`]),
    pods: random.pick(['110', '110', '250', String(3 + random.below(8))]),
    ...(!random.once(4) && { 'ephemeral-storage': random.pick(['100Gi', '97654321987', '20Gi']) }),
    ...(random.once(3) && { 'example.com/gpu': random.pick(['0', '1', '4', '8']) }),
    ...(random.once(5) && { 'hugepages-2Mi': '64Mi' }),
  };
}

function imagesOn(random: Random): readonly unknown[] {
  return images
    .filter(() => random.once(3))
    .map(([name, sizeBytes]) => ({ names: [name, `${name.split(':')[0] ?? ''}@sha256:${'0'.repeat(64)}`], sizeBytes }));
}
