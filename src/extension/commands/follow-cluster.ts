import type { CommandFactory } from '../command-factory';

/** Headroom: Follow cluster. Lenses and hovers then speak of the cluster, until it is stopped or the window closes. */
export const followCluster: CommandFactory =
  ({ cluster }) =>
  () =>
    cluster.follow();
