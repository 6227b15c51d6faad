import { asRecord } from '../kubernetes/object';
import { isTemplated } from '../yaml/templated';

/** Request of `resource` as written in a `resources` block, or its limit, which Kubernetes takes as request then. */
export function amountIn(resource: string, resources: unknown): string | number | undefined {
  const block = asRecord(resources);
  for (const list of [block['requests'], block['limits']]) {
    const amount = asRecord(list)[resource];
    if (typeof amount === 'string' || typeof amount === 'number') return amount;
  }
  return undefined;
}

/** True when the block has an amount of `resource`, or when a template may give one. */
export function isResourceKnown(resource: string, resources: unknown): boolean {
  const block = asRecord(resources);
  const lists = [block['requests'], block['limits']];
  if ([resources, ...lists].some(isTemplated)) return true;
  return lists.some(list => {
    const amount = asRecord(list)[resource];
    return amount !== undefined && amount !== null;
  });
}
