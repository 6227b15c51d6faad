import type { CommandFactory } from '../command-factory';

/** Headroom: Show log. */
export const showLog: CommandFactory = headroom => () => headroom.log.show();
