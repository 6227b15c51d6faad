import type { CommandFactory } from '../commands';

/** Headroom: Show results of the latest run. */
export const showResults: CommandFactory = headroom => () => headroom.panel.reveal();
