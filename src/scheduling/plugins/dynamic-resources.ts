import type { Plugin } from '../plugin';

/** Devices by claim are not simulated; a pod without claims scores 0 everywhere, as in the scheduler. */
export const dynamicResources: Plugin = { name: 'DynamicResources', score: (_cycle, nodes) => nodes.map(() => 0) };
