import { isRecord } from '../kubernetes/object';
import { quantityToNumber } from '../kubernetes/quantity';
import { readAmount } from '../kubernetes/resource-list';
import { isExtendedResource, isHugePages } from '../kubernetes/resource-name';

/** Amounts by resource: cpu in thousandths, all else in units (bytes, pieces), which may have a fraction. */
export type Amounts = Map<string, number>;

/** As the scheduler's framework.Resource: whole numbers, cpu in thousandths of a core. */
export interface Resource {
  readonly milliCpu: number;
  readonly memory: number;
  readonly ephemeralStorage: number;
  readonly scalar: ReadonlyMap<string, number>;
}

/** The same while it is being counted. */
export interface ChangingResource extends Resource {
  milliCpu: number;
  memory: number;
  ephemeralStorage: number;
  readonly scalar: Map<string, number>;
}

/** Shared by all that have none: with a hundred thousand pods that counts. */
const noScalar: ReadonlyMap<string, number> = new Map();

const memory = new Map<string, number>();
const MOST_REMEMBERED = 20_000;

/** A ResourceList; entries that cannot be read are left out. */
export function amountsOf(list: unknown): Amounts {
  const amounts: Amounts = new Map();
  if (!isRecord(list)) return amounts;
  for (const name in list) {
    const amount = amountOf(name, list[name]);
    if (amount !== undefined) amounts.set(name, amount);
  }
  return amounts;
}

/** One entry of a ResourceList; undefined when it cannot be read. */
export function amountOf(resource: string, value: unknown): number | undefined {
  const scale = resource === 'cpu' ? 1000 : 1;
  const known = memory.get(String(value));
  if (known !== undefined) return known * scale;
  const quantity = readAmount(value);
  if (!quantity) return undefined;
  const amount = quantityToNumber(quantity);
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  memory.set(String(value), amount);
  return amount * scale;
}

/** Quantity.Value and MilliValue: a fraction counts as one more. Fractions are thousandths, so noise below goes first. */
export function whole(amount: number | undefined): number {
  if (amount === undefined || Number.isInteger(amount)) return amount ?? 0;
  return Math.ceil(Math.round(amount * 1000) / 1000);
}

/** Whether the scheduler counts it beside cpu, memory and disk (schedutil.IsScalarResourceName). */
export function isScalar(resource: string): boolean {
  if (resource === 'cpu' || resource === 'memory') return false;
  return (
    isHugePages(resource) ||
    resource.includes('kubernetes.io/') ||
    resource.startsWith('attachable-volumes-') ||
    isExtendedResource(resource)
  );
}

export function noResource(): ChangingResource {
  return { milliCpu: 0, memory: 0, ephemeralStorage: 0, scalar: new Map() };
}

/** framework.NewResource. */
export function resourceOf(amounts: Amounts): Resource {
  let scalar: Map<string, number> | undefined;
  for (const [name, amount] of amounts) if (isScalar(name)) (scalar ??= new Map()).set(name, whole(amount));
  return {
    milliCpu: whole(amounts.get('cpu')),
    memory: whole(amounts.get('memory')),
    ephemeralStorage: whole(amounts.get('ephemeral-storage')),
    scalar: scalar ?? noScalar,
  };
}

/** Adds to, or with -1 takes from, what is counted already. */
export function count(total: ChangingResource, resource: Resource, sign: 1 | -1): void {
  total.milliCpu += sign * resource.milliCpu;
  total.memory += sign * resource.memory;
  total.ephemeralStorage += sign * resource.ephemeralStorage;
  if (resource.scalar.size === 0) return;
  for (const [name, amount] of resource.scalar) total.scalar.set(name, (total.scalar.get(name) ?? 0) + sign * amount);
}

export function add(total: Amounts, more: Amounts): void {
  for (const [name, amount] of more) total.set(name, (total.get(name) ?? 0) + amount);
}

export function raise(total: Amounts, least: Amounts): void {
  for (const [name, amount] of least) {
    const known = total.get(name);
    if (known === undefined || amount > known) total.set(name, amount);
  }
}
