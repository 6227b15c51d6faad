import { clusterLoad, type ClusterLoad } from './cluster-load';
import { controlPlaneLimit } from './growth/control-plane-limit';
import { nodeJoin } from './growth/node-join';
import { isolation } from './isolation/isolation';
import { listStorm } from './list-storm/list-storm';
import { watchFanOut } from './watch-fan-out/watch-fan-out';

/** Every kind of load on an API server; a new one is a line. */
export const clusterLoads: readonly ClusterLoad[] = [
  clusterLoad(isolation),
  clusterLoad(listStorm),
  clusterLoad(watchFanOut),
  clusterLoad(nodeJoin),
  clusterLoad(controlPlaneLimit),
];

/** The kind that a config is of, by the keys that it has. */
export function clusterLoadOf(value: unknown): ClusterLoad | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  return clusterLoads.find(({ marks }) => marks.every(mark => mark in value));
}
