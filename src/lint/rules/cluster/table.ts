import type { Rule } from '../../rule';

/** Rules about the sizing of nodes, control plane and CNI. A new rule is one file and one line here. */
export const clusterRules: readonly Rule[] = [];
