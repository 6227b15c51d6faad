import { serviceSelects } from '../../kubernetes/labels';
import { asRecord, namespaceOf, stringsOf, textOf } from '../../kubernetes/object';
import type { PodTemplate } from '../containers';
import { ofKindWith } from '../of-kind';
import type { LintContext, LintObject } from '../rule';

/** The Services of this file and its neighbours, in the namespace of `target` as written, that select its pods. */
export function servicesSelecting(
  target: LintObject,
  { labels }: PodTemplate,
  context: LintContext,
): readonly LintObject[] {
  const carried = stringsOf(labels);
  const candidates = Object.entries(carried).flatMap(([key, value]) =>
    ofKindWith(context, 'Service', firstCondition, `${key}=${value}`),
  );
  return candidates.filter(
    ({ object }) =>
      object.apiVersion === 'v1' &&
      namespaceOf(object) === namespaceOf(target.object) &&
      isWritten(asRecord(object['spec'])['selector']) &&
      serviceSelects(asRecord(object['spec'])['selector'], carried),
  );
}

/** A Service can select only pods that meet the first of its conditions, too. */
function firstCondition({ object }: LintObject): readonly string[] {
  const [first] = Object.entries(asRecord(asRecord(object['spec'])['selector']));
  return first ? [`${first[0]}=${textOf(first[1])}`] : [];
}

/** Of a selector with a value from a template it is not known what it selects. */
function isWritten(selector: unknown): boolean {
  return Object.values(asRecord(selector)).every(value => typeof value === 'string');
}
