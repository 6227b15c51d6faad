import type { Headroom } from './headroom';

/** A command, made for one activation. What it throws is a sentence for the person. */
export type CommandFactory = (headroom: Headroom) => (argument?: unknown) => unknown;
