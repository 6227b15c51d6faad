import type { Rule } from '../../rule';

/** Rules about where pods may go. A new rule is one file and one line here. */
export const schedulingRules: readonly Rule[] = [];
