import { asRecord, asString, groupOf, nameOf, namespaceOf } from '../../kubernetes/object';
import { ofKindWith } from '../of-kind';
import type { LintContext, LintObject } from '../rule';
import { isMeant, type Reference } from './named';

/** The workload that a HorizontalPodAutoscaler scales, as its scaleTargetRef says. */
export function scaleTarget({ object }: LintObject): Reference | undefined {
  const reference = asRecord(asRecord(object['spec'])['scaleTargetRef']);
  const kind = asString(reference['kind']);
  const name = asString(reference['name']);
  if (kind === undefined || name === undefined) return undefined;
  const apiVersion = asString(reference['apiVersion']);
  return {
    ...{ kind, name, namespace: namespaceOf(object) },
    ...(apiVersion === undefined ? {} : { group: groupOf({ apiVersion }) }),
  };
}

/** The HorizontalPodAutoscalers of this file and its neighbours that scale `target`. */
export function autoscalersOf(target: LintObject, context: LintContext): readonly LintObject[] {
  const name = nameOf(target.object);
  if (name === undefined) return [];
  return ofKindWith(context, 'HorizontalPodAutoscaler', scaledName, name).filter(candidate => {
    if (!isAutoscaler(candidate)) return false;
    const reference = scaleTarget(candidate);
    return reference !== undefined && reference.kind === target.object.kind && isMeant(reference, target);
  });
}

const scaledName = (target: LintObject): readonly string[] => [scaleTarget(target)?.name ?? ''];

/** A HorizontalPodAutoscaler of Kubernetes, of any version. */
export function isAutoscaler({ object }: LintObject): boolean {
  return object.kind === 'HorizontalPodAutoscaler' && groupOf(object) === 'autoscaling';
}
