import type { Random } from './random';

/** Scalars that rules meet rarely: other types, other notations, sizes out of bounds. */
export const nasty = [
  ...[null, true, false, 0, -1, 1, 2, 0.5, 1e6, 2 ** 31, 2 ** 53, -(2 ** 63), 1e300, 80, 65536],
  ...[
    '',
    ' ',
    'a',
    'default',
    'kube-system',
    '*',
    '0',
    '1',
    '-1',
    '100%',
    '0%',
    '150%',
    '25%',
    'NaN',
    '1e3',
    '1e99',
    '1e400',
  ],
  ...[
    '10m',
    '100m',
    '1',
    '64Mi',
    '128M',
    '1Gi',
    '10Gi',
    '999Ei',
    '0.5m',
    '1K',
    '10MB',
    '1 Gi',
    'Ki',
    '-5m',
    '+3',
    '1M',
    '5G',
  ],
  ...[
    '2026-01-01',
    '12:30',
    '10.0.0.0/8',
    '::1/64',
    '10.244.0.0/33',
    'é',
    '\u{1f600}',
    '\u2028',
    'a\nb',
    'a: b # c',
    '*',
    '&a',
    '!x',
    '%',
    '{',
    '"',
  ],
  ...[
    'RollingUpdate',
    'Recreate',
    'Always',
    'Never',
    'Limited',
    'Exempt',
    'Queue',
    'Reject',
    'Local',
    'Cluster',
    'NodePort',
    'LoadBalancer',
  ],
  ...[
    'v1',
    'apps/v1',
    'v2',
    'List',
    'Pod',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '-Xmx2g',
    '-Xmx99999999g',
  ],
] as const;

export type Holder = Record<string, unknown> | unknown[];
export interface Slot {
  readonly holder: Holder;
  readonly key: string | number;
}

/** Of the wrong shape, and some that JavaScript itself cannot turn into a text. */
const hollow = [
  [],
  {},
  [{}],
  [[]],
  { a: null },
  { toString: 1, valueOf: 1 },
  [null],
  ['{{ .v }}'],
  [['{{ .v }}']],
] as const;

/** A copy of `value` with a few things wrong in it; `others` lend parts. */
export function mutateValue(value: unknown, others: readonly unknown[], random: Random): unknown {
  const root = { value: structuredClone(value) };
  for (let left = 1 + random.below(4); left > 0; left--) {
    const slot = random.any(slotsOf(root));
    if (slot) change(slot, others, random);
  }
  return root.value;
}

function change({ holder, key }: Slot, others: readonly unknown[], random: Random): void {
  const old = read(holder, key);
  switch (random.below(9)) {
    case 0:
    case 1:
      return remove(holder, key);
    case 2:
    case 3:
    case 4:
      return write(holder, key, random.any(nasty));
    case 5:
      // A copy: what is put in is changed in its turn, and must neither hold itself nor be another in the next document.
      return write(holder, key, structuredClone(hollowOf(key, old, random)));
    case 6:
      return repeat(holder, key, random);
    case 7:
      return write(holder, random.any(Object.keys(holder)) ?? 'x', structuredClone(old));
    default:
      return lend(holder, key, random.any(others), random);
  }
}

function hollowOf(key: string | number, old: unknown, random: Random): unknown {
  return random.pick<unknown>([...hollow, [old], { [String(key)]: old }, { toString: old }]);
}

function remove(holder: Holder, key: string | number): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (key !== 'value') Reflect.deleteProperty(holder, key);
}

/** Beside itself in a list, or under a name that is nearly the same. */
function repeat(holder: Holder, key: string | number, random: Random): void {
  const copy: unknown = structuredClone(read(holder, key));
  if (Array.isArray(holder)) holder.splice(Number(key), 0, copy);
  else if (key !== 'value')
    holder[random.pick([`${key}s`, String(key).toLowerCase(), String(key).slice(1), `${key}-1`, '<<'])] = copy;
}

/** Of another document the same key, or any part. */
function lend(holder: Holder, key: string | number, other: unknown, random: Random): void {
  const parts = slotsOf({ value: other });
  const alike = parts.filter(part => part.key === key);
  const part = random.any(alike.length > 0 ? alike : parts);
  if (part) write(holder, key, structuredClone(read(part.holder, part.key)));
}

/** Every place in a value, at any depth. */
export function slotsOf(holder: object): Slot[] {
  return Object.entries(holder).flatMap(([key, inner]: [string, unknown]) => {
    const slot = { holder: holder as Holder, key: Array.isArray(holder) ? Number(key) : key };
    return typeof inner === 'object' && inner !== null ? [slot, ...slotsOf(inner)] : [slot];
  });
}

function read(holder: Holder, key: string | number): unknown {
  return (holder as Record<string | number, unknown>)[key];
}

function write(holder: Holder, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}
