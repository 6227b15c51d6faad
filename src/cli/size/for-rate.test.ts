import { expect, test } from 'vitest';
import { recommend } from '../../sizing/recommend';
import { samplesRule } from '../../sizing/samples-rule';
import { forRate, forRateWords } from './for-rate';

const points = (value: number) => Array.from({ length: 20 }, (_, index) => ({ at: index * 15_000, value }));
const pod = (name: string) => ({ pod: name, container: 'c', cpu: points(0.2), memory: points(1e8), killedAt: [] });
const uses = [pod('a'), pod('b')];
const recommendations = recommend(uses, samplesRule, 'metrics-server');

test('two pods that take 0.4 cores at 100/s need 8 pods of 200m at 50 % for 200/s, and one to spare', () => {
  const found = forRate(uses, recommendations, { rate: 200, measuredRate: 100, targetUse: 0.5, spare: 1 });
  expect(found).toMatchObject({ replicas: 9, request: 0.2, rate: 200 });
  expect(found?.cpuPerRequest).toBeCloseTo(0.004, 10);
  expect(found && forRateWords(found)).toContain(
    '200/s take 9 replicas of 200m, 1 of them to spare: 4 ms of CPU a request',
  );
});

test('without measured CPU nothing is said', () => {
  expect(forRate([], [], { rate: 200, measuredRate: 100, targetUse: 0.5, spare: 0 })).toBeUndefined();
});
