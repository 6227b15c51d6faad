import { asList, asRecord, groupOf, nameOf, labelsOf, type PlainRecord } from '../../../kubernetes/object';
import { isTemplated } from '../../../yaml/templated';
import { selects } from '../../links/selects';
import type { LintObject } from '../../rule';

export const metallbGroup = 'metallb.io';
/** Kinds that announce the addresses of pools. */
export const advertisements = ['L2Advertisement', 'BGPAdvertisement'] as const;

/** True for an object of this kind that is MetalLB's. */
export function isMetallb({ object }: LintObject, kind: string): boolean {
  return object.kind === kind && groupOf(object) === metallbGroup;
}

/**
 * Whether an advertisement announces a pool: by name, by label, or as one that names none and so announces all
 * (MetalLB, internal/config). Of names from a template it is assumed.
 */
export function advertises({ object }: LintObject, pool: LintObject): boolean {
  const spec = asRecord(object['spec']);
  const names = asList(spec['ipAddressPools']);
  const selectors = asList(spec['ipAddressPoolSelectors']);
  const isUnknown = [spec['ipAddressPools'], spec['ipAddressPoolSelectors'], ...names].some(isTemplated);
  if (isUnknown || (names.length === 0 && selectors.length === 0)) return true;
  return names.includes(nameOf(pool.object)) || selectors.some(one => selects(one, labelsOf(pool.object)) !== false);
}

/** The nodes that may announce, when node selectors leave exactly those; `undefined` when any may. */
export function announcers(spec: PlainRecord): readonly string[] | undefined {
  const selectors = asList(spec['nodeSelectors']).map(asRecord);
  const names = selectors.map(nodesOf);
  return names.length > 0 && names.every(one => one !== undefined) ? [...new Set(names.flat())] : undefined;
}

const hostname = 'kubernetes.io/hostname';

function nodesOf({ matchLabels, matchExpressions }: PlainRecord): readonly string[] | undefined {
  const name = asRecord(matchLabels)[hostname];
  if (typeof name === 'string') return [name];
  const expression = asList(matchExpressions)
    .map(asRecord)
    .find(({ key, operator }) => key === hostname && operator === 'In');
  const values = asList(expression?.['values']);
  return values.length > 0 && values.every(value => typeof value === 'string') ? values : undefined;
}
