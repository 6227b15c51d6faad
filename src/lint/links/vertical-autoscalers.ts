import { asRecord, groupOf, nameOf, namespaceOf } from '../../kubernetes/object';
import { ofKind } from '../of-kind';
import type { LintContext, LintObject } from '../rule';

/** True when a VerticalPodAutoscaler of this file or its neighbours writes the requests of the workload's pods. */
export function isSizedVertically({ object }: LintObject, context: LintContext): boolean {
  return ofKind(context, 'VerticalPodAutoscaler').some(({ object: autoscaler }) => {
    const { targetRef, updatePolicy } = asRecord(autoscaler['spec']);
    const { kind, name } = asRecord(targetRef);
    return (
      groupOf(autoscaler) === 'autoscaling.k8s.io' &&
      namespaceOf(autoscaler) === namespaceOf(object) &&
      kind === object.kind &&
      name === nameOf(object) &&
      asRecord(updatePolicy)['updateMode'] !== 'Off'
    );
  });
}
