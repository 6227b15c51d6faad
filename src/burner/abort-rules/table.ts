import type { AbortRules } from './abort-rules';
import { errorsRule } from './errors';
import { latencyRule } from './latency';
import { nodesRule } from './nodes';
import { restartsRule } from './restarts';
import type { Rule } from './rule';

/** The rules that are on, those that ask nothing of the cluster first. */
export function rulesOf({ errors, latency, nodes, restarts }: AbortRules): readonly Rule[] {
  return [
    ...(errors === undefined ? [] : [errorsRule(errors)]),
    ...(latency === undefined ? [] : [latencyRule(latency)]),
    ...(nodes ? [nodesRule()] : []),
    ...(restarts ? [restartsRule] : []),
  ];
}
