import { asRecord, nameOf, type PlainRecord } from '../../../kubernetes/object';
import { carriesItsLabels, type PodsInSight } from '../../links/pods-in-sight';
import { meets, plainRequirementsOf } from '../../links/selects';
import { isMisspelt } from '../../misspelt';
import type { LintObject } from '../../rule';

/** Pods that a selector misses by one label. */
export interface Miss {
  readonly key: string;
  readonly wanted: string;
  readonly carried: string;
  readonly pods: PodsInSight;
  /** One letter aside. Otherwise only the names of Service and workload are equal. */
  readonly isSure: boolean;
}

/** Labels whose value operators and leader elections change while a pod runs. */
const changing = /role|leader|active|primary|master|replica|state|status|slot|color|colour|version|track/i;

/**
 * The pods that a Service surely was meant to select: all labels of its selector but one fit, and that one is misspelt, or
 * the workload is called as the Service is. Pods of kinds whose controllers may give labels of their own do not count.
 */
export function nearestMiss(
  selector: PlainRecord,
  service: LintObject,
  near: readonly PodsInSight[],
): Miss | undefined {
  const misses = near.flatMap(pods => missOf(selector, service, pods));
  return misses.find(({ isSure }) => isSure) ?? misses[0];
}

function missOf(selector: PlainRecord, service: LintObject, pods: PodsInSight): readonly Miss[] {
  if (!carriesItsLabels(pods.of.object)) return [];
  const [unmet, another] = plainRequirementsOf(selector).filter(one => meets(one, pods.labels) !== true);
  if (!unmet || another || changing.test(unmet.key)) return [];
  const { key } = unmet;
  const [wanted] = unmet.values;
  const carried = asRecord(pods.labels)[key];
  if (typeof wanted !== 'string' || typeof carried !== 'string') return [];
  const isSure = isMisspelt(wanted, carried);
  const isNamesake = nameOf(service.object) !== undefined && nameOf(service.object) === nameOf(pods.of.object);
  return isSure || isNamesake ? [{ key, wanted, carried, pods, isSure }] : [];
}
