import type { Rule } from './rule';
import { autoscalingRules } from './rules/autoscaling/table';
import { bandwidthRules } from './rules/bandwidth/table';
import { clusterRules } from './rules/cluster/table';
import { fairnessRules } from './rules/fairness/table';
import { liveRules } from './rules/live/table';
import { networkRules } from './rules/network/table';
import { resourcesRules } from './rules/resources/table';
import { rolloutRules } from './rules/rollout/table';
import { schedulingRules } from './rules/scheduling/table';

/** Every rule over objects, by category. */
export const rules: readonly Rule[] = [
  ...resourcesRules,
  ...bandwidthRules,
  ...fairnessRules,
  ...autoscalingRules,
  ...rolloutRules,
  ...schedulingRules,
  ...networkRules,
  ...clusterRules,
  ...liveRules,
];
