import { asString } from '../../kubernetes/object';
import { podSpecsOf } from '../../kubernetes/pod-specs';
import { isPatch } from '../../lint/patch';
import type { LintObject } from '../../lint/rule';

/**
 * Whether a scheduler chooses nodes for the pods of this object: patches leave open what decides, and a DaemonSet names the
 * node of each of its pods itself.
 */
export function isPlaced(target: LintObject): boolean {
  const kind = asString(target.object.kind);
  return kind !== undefined && kind !== 'DaemonSet' && podSpecsOf(target.object).length > 0 && !isPatch(target);
}
