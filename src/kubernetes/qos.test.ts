import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countPod } from './pod-resources';
import { qosClass } from './qos';

interface Vector {
  readonly spec: Readonly<Record<string, unknown>>;
  readonly refused: boolean;
  readonly qos?: string;
}

// What Kubernetes v1.36.3 itself says: see test/vectors/pods/README.md.
const file = new URL('../../test/vectors/pods/pods.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as readonly Vector[];
const decoded = vectors.filter(({ qos }) => qos !== undefined);

test('the class of every pod is that of ComputePodQOS', () => {
  expect(decoded.length).toBeGreaterThan(200);
  for (const { spec, qos } of decoded) {
    const counted = countPod(spec);
    expect(counted && qosClass(counted), JSON.stringify(spec)).toBe(qos);
  }
});

test('of pods that cannot be read nothing is known', () => {
  expect(countPod({ containers: [{ resources: { requests: { cpu: 'much' } } }] })).toBeUndefined();
  expect(countPod({ containers: [], resources: 'all' })).toBeUndefined();
});
