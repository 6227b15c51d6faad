import type { Rule } from '../../rule';

/** Rules about rolling updates, probes and disruptions. A new rule is one file and one line here. */
export const rolloutRules: readonly Rule[] = [];
