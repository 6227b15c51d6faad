import type { CommandFactory } from '../command-factory';

/** Headroom: Stop following the cluster. */
export const stopFollowing: CommandFactory =
  ({ cluster }) =>
  () =>
    cluster.stop();
