import { serviceSelects } from '../../kubernetes/labels';
import { asRecord, namespaceOf, stringsOf } from '../../kubernetes/object';
import type { PodTemplate } from '../containers';
import { ofKind } from '../of-kind';
import type { LintContext, LintObject } from '../rule';

/** The Services of this file and its neighbours, in the namespace of `target` as written, that select its pods. */
export function servicesSelecting(
  target: LintObject,
  { labels }: PodTemplate,
  context: LintContext,
): readonly LintObject[] {
  const carried = stringsOf(labels);
  return ofKind(context, 'Service').filter(
    ({ object }) =>
      object.apiVersion === 'v1' &&
      namespaceOf(object) === namespaceOf(target.object) &&
      isWritten(asRecord(object['spec'])['selector']) &&
      serviceSelects(asRecord(object['spec'])['selector'], carried),
  );
}

/** Of a selector with a value from a template it is not known what it selects. */
function isWritten(selector: unknown): boolean {
  return Object.values(asRecord(selector)).every(value => typeof value === 'string');
}
