import { isRecord } from './object';
import { parseQuantity, type Quantity } from './quantity';

/** Amounts by resource, in billionths. */
export type Amounts = ReadonlyMap<string, bigint>;

const MILLI = 1_000_000n;
/** Blanks that JSON leaves as they are; others arrive as escapes, which are no part of a quantity. */
const blanks = /^[ \u00a0]+|[ \u00a0]+$/g;

/**
 * An entry of a ResourceList as the API server stores it: blanks around it dropped (Quantity.UnmarshalJSON), finer than a
 * thousandth rounded up (SetDefaults_ResourceList in pkg/apis/core/v1/defaults.go). `undefined` when it is refused.
 */
export function readAmount(value: unknown): Quantity | undefined {
  const quantity = parseQuantity(typeof value === 'string' ? value.replace(blanks, '') : value);
  if (!quantity) return undefined;
  const { nano } = quantity;
  const rest = nano % MILLI;
  return rest === 0n ? quantity : { ...quantity, nano: nano - rest + (nano > 0n ? MILLI : -MILLI) };
}

/** What the API server makes of `null`; a patch of kustomize deletes with it. */
export const noAmount: Quantity = { nano: 0n, format: 'DecimalSI' };

/** All entries of a ResourceList; `undefined` when one of them cannot be known. */
export function amountsOf(list: unknown): Amounts | undefined {
  if (list === undefined || list === null) return new Map();
  if (!isRecord(list)) return undefined;
  const amounts = new Map<string, bigint>();
  for (const [resource, value] of Object.entries(list)) {
    const quantity = value === null ? noAmount : readAmount(value);
    if (!quantity) return undefined;
    amounts.set(resource, quantity.nano);
  }
  return amounts;
}

/** `left` completed by the entries that only `right` has. */
export function completed(left: Amounts, right: Amounts): Amounts {
  return new Map([...right, ...left]);
}
