import { percentile } from './percentile';
import type { RequestRule } from './request-rule';

/**
 * For a short look at what runs now: CPU request = 95th percentile, memory request = largest working set, as they are,
 * and room for what was not seen only in the memory limit. CPU is at least 10m, as krr has it: a request of 0 protects nothing.
 */
export const samplesRule: RequestRule = {
  name: 'samples',
  inWords: { cpu: '95th percentile', memory: 'largest working set, its limit 15 % above' },
  fewestPoints: 20,
  limitOverRequest: 1.15,
  cpu: uses => {
    const value = percentile(
      uses.flatMap(({ cpu }) => cpu.map(point => point.value)),
      0.95,
    );
    return value === undefined ? undefined : Math.max(value, 0.01);
  },
  memory: uses =>
    percentile(
      uses.flatMap(({ memory }) => memory.map(point => point.value)),
      1,
    ),
};
