import type { Rule } from '../../rule';
import { hpaAndReplicas } from './hpa-and-replicas';
import { hpaMinEqualsMax } from './hpa-min-equals-max';
import { hpaScaleDownStorm } from './hpa-scale-down-storm';
import { hpaTargetMissing } from './hpa-target-missing';
import { hpaWithoutRequest } from './hpa-without-request';

/** Rules about HorizontalPodAutoscalers. A new rule is one file and one line here. */
export const autoscalingRules: readonly Rule[] = [
  hpaTargetMissing,
  hpaWithoutRequest,
  hpaAndReplicas,
  hpaMinEqualsMax,
  hpaScaleDownStorm,
];
