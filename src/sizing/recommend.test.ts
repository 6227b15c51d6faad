import { expect, test } from 'vitest';
import { krrRule } from './krr-rule';
import { recommend } from './recommend';
import { samplesRule } from './samples-rule';
import type { ContainerUse } from './use';
import { vpaRule } from './vpa-rule';

const HOUR = 3_600_000;
const MiB = 2 ** 20;
/** Every five minutes over so many hours. */
const series = (hours: number, value: (step: number) => number) =>
  Array.from({ length: hours * 12 }, (_, step) => ({ at: step * (HOUR / 12), value: value(step) }));
const use = (hours: number, more: Partial<ContainerUse> = {}): ContainerUse => ({
  pod: 'web-1',
  container: 'web',
  cpu: series(hours, step => (step % 100 < 3 ? 2 : 0.2)),
  memory: series(hours, step => (step === 50 ? 400 : 300) * MiB),
  killedAt: [],
  ...more,
});

test('krr: the 95th percentile of CPU, the largest memory and 15 %', () => {
  const [cpu, memory] = recommend([use(48)], krrRule, 'prometheus');
  expect(cpu).toMatchObject({ resource: 'cpu', quantity: '200m', confidence: 'high' });
  expect(memory).toMatchObject({ resource: 'memory', quantity: '460Mi', limit: '460Mi', confidence: 'high' });
});

test('VPA: the 90th percentile and 15 %, by buckets that grow by 5 %', () => {
  const [cpu, memory] = recommend([use(48)], vpaRule, 'prometheus');
  expect(cpu?.request).toBeGreaterThan(0.2 * 1.15);
  expect(cpu?.request).toBeLessThan(0.2 * 1.15 * 1.12);
  expect((memory?.request ?? 0) / MiB).toBeGreaterThan(300 * 1.15);
});

test('old load loses its weight in VPA', () => {
  const cpu = [
    ...series(24, () => 2),
    ...series(240, () => 0.1).map(({ at, value }) => ({ at: at + 24 * HOUR, value })),
  ];
  const [now] = recommend([use(1, { cpu })], vpaRule, 'prometheus');
  expect(now?.request).toBeLessThan(0.15);
});

test('floors hold for what is idle', () => {
  const idle = use(24, { cpu: series(24, () => 0.0001), memory: series(24, () => MiB) });
  expect(recommend([idle], krrRule, 'prometheus').map(({ quantity }) => quantity)).toEqual(['10m', '96Mi']);
  expect(recommend([idle], vpaRule, 'prometheus').map(({ quantity }) => quantity)).toEqual(['25m', '240Mi']);
});

test('never below what was killed for memory', () => {
  const [, memory] = recommend([use(48, { killedAt: [512 * MiB] })], krrRule, 'prometheus');
  expect(memory?.quantity).toBe('615Mi');
  expect(memory?.notes.join()).toContain('killed for memory at a limit of 512Mi');
});

test('few points are said to be few', () => {
  const [cpu] = recommend([use(1)], krrRule, 'metrics-server');
  expect(cpu).toMatchObject({ confidence: 'low', evidence: { points: 12, pods: 1 } });
  expect(cpu?.notes[0]).toContain('12 points are few');
});

test('all pods of a workload count, each container for itself', () => {
  const other = use(48, { pod: 'web-2', cpu: series(48, () => 1) });
  const sidecar = use(48, { container: 'proxy', cpu: series(48, () => 0.05) });
  const found = recommend([use(48), other, sidecar], krrRule, 'prometheus').filter(
    ({ resource }) => resource === 'cpu',
  );
  expect(found.map(({ container, quantity, evidence }) => [container, quantity, evidence.pods])).toEqual([
    ['web', '1', 2],
    ['proxy', '50m', 1],
  ]);
});

test('nothing measured, nothing said', () => {
  expect(recommend([use(0)], krrRule, 'prometheus')).toEqual([]);
});

test('samples: what was seen, and the room for more in the limit', () => {
  const steady = use(2, { cpu: series(2, () => 0.42), memory: series(2, () => 201 * MiB) });
  const [cpu, memory] = recommend([steady], samplesRule, 'metrics-server');
  expect(cpu?.quantity).toBe('420m');
  expect(memory).toMatchObject({ quantity: '205Mi', limit: '240Mi', confidence: 'medium' });
});

test('samples: what is idle is asked for all the same, since a request of 0 protects nothing', () => {
  const idle = use(2, { cpu: series(2, () => 0) });
  expect(recommend([idle], samplesRule, 'metrics-server')[0]?.quantity).toBe('10m');
});

test('who was killed before anyone measured it gets more than that', () => {
  const unseen = use(0, { killedAt: [512 * MiB] });
  expect(recommend([unseen], samplesRule, 'metrics-server')).toMatchObject([
    { resource: 'memory', quantity: '615Mi', killedAt: '512Mi', confidence: 'low', evidence: { points: 0, pods: 0 } },
  ]);
});
