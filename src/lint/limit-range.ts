import { asList, asRecord, namespaceOf, type PlainRecord } from '../kubernetes/object';
import { isTemplated } from '../yaml/templated';
import { ofKind } from './of-kind';
import type { LintContext, LintObject } from './rule';

/** What admission writes into a container that leaves it out. */
export interface ContainerDefaults {
  readonly requests: PlainRecord;
  readonly limits: PlainRecord;
}

/** The LimitRanges of the namespace of `target`, as written, in this file and its neighbours. */
export function limitRangesFor(target: LintObject, context: LintContext): readonly LintObject[] {
  return ofKind(context, 'LimitRange').filter(
    ({ object }) => object.apiVersion === 'v1' && namespaceOf(object) === namespaceOf(target.object),
  );
}

/** The items of a LimitRange. */
export function limitsOf({ object }: LintObject): readonly PlainRecord[] {
  return asList(asRecord(object['spec'])['limits']).map(asRecord);
}

/**
 * Defaults of the items of type Container: `default` falls back to `max`, `defaultRequest` to `default`, then to `min`
 * (SetDefaults_LimitRangeItem in pkg/apis/core/v1/defaults.go).
 */
export function containerDefaults(limitRange: LintObject): ContainerDefaults {
  const items = limitsOf(limitRange).filter(({ type }) => type === 'Container');
  const of = (...keys: readonly string[]): PlainRecord =>
    Object.assign({}, ...items.flatMap(item => keys.map(key => asRecord(item[key]))));
  const limits = of('max', 'default');
  return { limits, requests: { ...of('min'), ...limits, ...of('defaultRequest') } };
}

/** True when a LimitRange gives `resource` to containers that leave it out, or when a template may make it so. */
export function isDefaulted(
  list: keyof ContainerDefaults,
  resource: string,
  target: LintObject,
  context: LintContext,
): boolean {
  return limitRangesFor(target, context).some(limitRange => {
    const parts = limitsOf(limitRange).flatMap(item => [item['max'], item['default'], item['defaultRequest']]);
    if (isTemplated(asRecord(limitRange.object['spec'])['limits']) || parts.some(isTemplated)) return true;
    return containerDefaults(limitRange)[list][resource] !== undefined;
  });
}
