import { asRecord, groupOf, namespaceOf } from '../../kubernetes/object';
import { countPod, type CountedPod, type Resources } from '../../kubernetes/pod-resources';
import { amountsOf } from '../../kubernetes/resource-list';
import type { PodTemplate } from '../containers';
import { containerDefaults, limitRangesFor } from '../limit-range';
import { isOnlyOne } from '../links/only-one';
import { ofKind } from '../of-kind';
import type { LintContext, LintObject } from '../rule';

/** What the namespace of a workload demands of its pods, as far as it is sure. */
export interface NamespaceRules {
  readonly quotas: readonly LintObject[];
  readonly limitRanges: readonly LintObject[];
  /** False when a LimitRange that nobody can see might fill in what is missing. */
  readonly complete: boolean;
}

/** Quotas and LimitRanges of the namespace as written; two of one name (overlays side by side) are not sure. */
export function namespaceRules(target: LintObject, context: LintContext): NamespaceRules {
  const namespace = namespaceOf(target.object);
  const here = ({ object }: LintObject): boolean => groupOf(object) === '' && namespaceOf(object) === namespace;
  const sure = (candidate: LintObject): boolean => here(candidate) && isOnlyOne(candidate, context);
  const limitRanges = limitRangesFor(target, context);
  return {
    quotas: ofKind(context, 'ResourceQuota').filter(sure),
    limitRanges: limitRanges.filter(sure),
    complete: limitRanges.every(sure) && !context.neighbours.mayExistElsewhere('LimitRange', here),
  };
}

/** The pod as admission leaves it; `undefined` when that cannot be known. */
export function admittedPod({ pod }: PodTemplate, { limitRanges }: NamespaceRules): CountedPod | undefined {
  const defaults = limitRanges.map(containerDefaults).map(readDefaults);
  const filling = defaults.filter(one => one === undefined || one.requests.size > 0 || one.limits.size > 0);
  // Which of several comes first is not defined.
  if (filling.length > 1 || filling.includes(undefined)) return undefined;
  return countPod(pod, filling[0]);
}

function readDefaults(defaults: ReturnType<typeof containerDefaults>): Resources | undefined {
  const [requests, limits] = [amountsOf(defaults.requests), amountsOf(defaults.limits)];
  return requests && limits && { requests, limits };
}

/** Whether a quota counts the pods of `template`; `undefined` for scopes of which nothing is known here. */
export function isCounted(quota: LintObject, { pod }: PodTemplate, qos: string): boolean | undefined {
  const { scopes, scopeSelector } = asRecord(quota.object['spec']);
  if (scopeSelector !== undefined) return undefined;
  if (scopes === undefined) return true;
  if (!Array.isArray(scopes)) return undefined;
  const deadline = typeof pod['activeDeadlineSeconds'] === 'number';
  const known: ReadonlyMap<unknown, boolean> = new Map([
    ['Terminating', deadline],
    ['NotTerminating', !deadline],
    ['BestEffort', qos === 'BestEffort'],
    ['NotBestEffort', qos !== 'BestEffort'],
  ]);
  const matches = scopes.map(scope => known.get(scope));
  return matches.includes(undefined) ? undefined : matches.every(Boolean);
}
