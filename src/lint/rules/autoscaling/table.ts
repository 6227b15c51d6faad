import type { Rule } from '../../rule';

/** Rules about HorizontalPodAutoscalers. A new rule is one file and one line here. */
export const autoscalingRules: readonly Rule[] = [];
