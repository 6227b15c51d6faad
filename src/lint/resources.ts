import { asRecord } from '../kubernetes/object';
import { isTemplated } from '../yaml/templated';

type List = 'requests' | 'limits';

/** The amount of `resource` in a `resources` block; a limit counts as the request, since Kubernetes copies it. */
export function amountIn(resource: string, resources: unknown, list: List = 'requests'): string | number | undefined {
  for (const amounts of listsFor(list, resources)) {
    const amount = asRecord(amounts)[resource];
    if (typeof amount === 'string' || typeof amount === 'number') return amount;
  }
  return undefined;
}

/** True when the block has an amount of `resource`, or when a template may give one. */
export function isResourceKnown(resource: string, resources: unknown, list: List = 'requests'): boolean {
  const lists = listsFor(list, resources);
  if ([resources, ...lists].some(isTemplated)) return true;
  return lists.some(amounts => {
    const amount = asRecord(amounts)[resource];
    return amount !== undefined && amount !== null;
  });
}

function listsFor(list: List, resources: unknown): readonly unknown[] {
  const { requests, limits } = asRecord(resources);
  return list === 'limits' ? [limits] : [requests, limits];
}
