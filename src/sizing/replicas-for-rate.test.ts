import { expect, test } from 'vitest';
import { replicasForRate } from './replicas-for-rate';

test('replicas bear the rate at the target', () => {
  const load = { rate: 1000, cpuPerRequest: 0.002, targetUse: 0.5 };
  expect(replicasForRate(load, 0.5)).toEqual({ replicas: 8, cores: 2, use: 0.5, ratePerPod: 125 });
});

test('spare pods lower the use, idle CPU takes room', () => {
  const load = { rate: 1000, cpuPerRequest: 0.002, targetUse: 0.6, idleCpu: 0.05, spare: 1 };
  const found = replicasForRate(load, 0.5);
  expect(found?.replicas).toBe(9);
  expect(found?.use).toBeLessThan(0.6);
});

test('a pod that is busy with itself bears nothing', () => {
  expect(replicasForRate({ rate: 1, cpuPerRequest: 0.001, idleCpu: 0.3, targetUse: 0.5 }, 0.5)).toBeUndefined();
});
