import { expect, test } from 'vitest';
import { ciliumMapBytes, ciliumMapSizes } from './cilium-maps';

const GiB = 2 ** 30;

// Values that Cilium's own tests name for 0.25 %.
test.each([
  [0.5, 131_072, 65_536],
  [7.5, 131_072, 65_536],
  [16, 151_765, 75_882],
  [30, 284_560, 142_280],
])('%d GiB of memory: %i entries of TCP, %i of others', (memory, tcp, any) => {
  expect(ciliumMapSizes(memory * GiB)).toEqual({
    conntrackTcp: tcp,
    conntrackAny: any,
    nat: tcp,
    neighbours: tcp,
    socketReverseNat: any,
  });
});

test('more memory than the largest map takes changes nothing', () => {
  expect(ciliumMapSizes(4096 * GiB, 0.05).conntrackTcp).toBe(2 ** 24);
});

test('a set map keeps its size, and translations never exceed what is tracked', () => {
  const sizes = ciliumMapSizes(64 * GiB, 0.0025, { conntrackTcp: 131_072, conntrackAny: 65_536 });
  expect(sizes).toMatchObject({ conntrackTcp: 131_072, nat: 131_072, neighbours: 131_072 });
});

test('full maps take the share of memory that was asked for', () => {
  const memory = 64 * GiB;
  expect(ciliumMapBytes(ciliumMapSizes(memory)) / memory).toBeCloseTo(0.0025, 5);
});
