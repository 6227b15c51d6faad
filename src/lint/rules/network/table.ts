import type { Rule } from '../../rule';

/** Rules about Services and load balancers. A new rule is one file and one line here. */
export const networkRules: readonly Rule[] = [];
