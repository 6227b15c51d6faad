import type { HoverTarget } from '../hover';

/** Explanations, one a file; the first that has something to say is shown. */
export const hovers: readonly ((target: HoverTarget) => string | undefined)[] = [];
