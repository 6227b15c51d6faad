import type { CommandFactory } from '../command-factory';

/** Headroom: Show results of the latest run. */
export const showResults: CommandFactory = headroom => () => headroom.panel.reveal();
