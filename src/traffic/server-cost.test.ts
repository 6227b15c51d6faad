import { expect, test } from 'vitest';
import type { ServerSample } from '../report/server-report';
import { costInWords, serverCost } from './server-cost';

const sample = (at: number, cores: number | null, memoryBytes: number, server = 0): ServerSample => ({
  ...{ at, server, cores, memoryBytes, inFlight: { readOnly: 0, mutating: 0 }, levels: {} },
});

const samples = [sample(1000, null, 50), sample(2000, 0.5, 100), sample(4000, 1, 300), sample(5000, 2, 200)];

test('CPU time is cores by the time since the sample before; memory the most in between', () => {
  expect(serverCost(samples, 2000, 4000)).toEqual({ cpuSeconds: 2, peakBytes: 300 });
  expect(serverCost(samples, 1000, 5000)).toEqual({ cpuSeconds: 4.5, peakBytes: 300 });
});

test('without samples in between, or with several servers, nothing is known', () => {
  expect(serverCost([], 0, 9000)).toBeUndefined();
  expect(serverCost(samples, 6000, 9000)).toBeUndefined();
  expect(serverCost([...samples, sample(6000, null, 1, 1)], 1000, 5000)).toBeUndefined();
});

test('words share the CPU time', () => {
  expect(costInWords({ cpuSeconds: 2, peakBytes: 2 ** 20 }, 100)).toBe(
    '20 ms of server CPU each, server memory at most 1 MiB',
  );
  expect(costInWords(undefined, 5)).toBe('server cost not known');
});
