import { labelsOf, nameOf, type PlainRecord } from '../../../kubernetes/object';
import type { PodTemplate } from '../../containers';
import { podKinds, podsInSight, podsMadeBy } from '../../links/pods-in-sight';
import { meets, requirementsOf, selects, type Requirement } from '../../links/selects';
import { isMisspelt } from '../../misspelt';
import type { LintContext, LintObject } from '../../rule';

/**
 * True for an affinity term that misses the pods it stands in though it was surely meant for them: it names another value
 * for one of their own labels, the workload's own name or own label or one letter aside, and nobody else has that value.
 */
export function isMeantForItself(
  { labelSelector, namespaces, namespaceSelector }: PlainRecord,
  target: LintObject,
  { labels }: PodTemplate,
  context: LintContext,
): boolean {
  if (namespaces !== undefined || namespaceSelector !== undefined) return false;
  if (selects(labelSelector, labels) !== false) return false;
  const unmet = requirementsOf(labelSelector).filter(one => meets(one, labels) === false);
  if (!unmet.every(one => isNearMiss(one, labels, target))) return false;
  if (podsInSight(context).some(pods => selects(labelSelector, pods.labels) !== false)) return false;
  const isSelected = (candidate: LintObject): boolean =>
    podsMadeBy(candidate).some(pods => selects(labelSelector, pods.labels) !== false);
  return !podKinds.some(kind => context.neighbours.mayExistElsewhere(kind, isSelected));
}

function isNearMiss({ key, operator, values }: Requirement, labels: PlainRecord, { object }: LintObject): boolean {
  const label = labels[key];
  const [value] = values;
  if (operator !== 'In' || values.length !== 1 || typeof value !== 'string' || typeof label !== 'string') return false;
  return value === nameOf(object) || value === labelsOf(object)[key] || isMisspelt(value, label);
}
