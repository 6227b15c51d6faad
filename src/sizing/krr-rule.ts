import { percentile } from './percentile';
import type { RequestRule } from './request-rule';

/**
 * Robusta's krr, strategy "simple": CPU request = 95th percentile of all pods, no CPU limit; memory request and limit =
 * largest working set + 15 %; at least 10m and 100 MB.
 */
export const krrRule: RequestRule = {
  name: 'krr',
  inWords: { cpu: '95th percentile', memory: 'largest working set + 15 %' },
  fewestPoints: 100,
  limitOverRequest: 1,
  cpu: uses => {
    const value = percentile(
      uses.flatMap(({ cpu }) => cpu.map(point => point.value)),
      0.95,
    );
    return value === undefined ? undefined : Math.max(value, 0.01);
  },
  memory: uses => {
    const peaks = uses.flatMap(({ memory }) => memory.map(point => point.value));
    const most = peaks.reduce((largest, value) => Math.max(largest, value), 0);
    return peaks.length === 0 ? undefined : Math.max(most * 1.15, 100e6);
  },
};
