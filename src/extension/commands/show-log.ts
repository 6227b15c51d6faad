import type { CommandFactory } from '../commands';

/** Headroom: Show log. */
export const showLog: CommandFactory = headroom => () => headroom.log.show();
