/** Some neighbours among so many; `end` is after the last. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/**
 * A block of about `wanted` of `all` namespaces from a random start. Objects made in every Nth iteration serve the
 * iterations up to the next, so that a block starts and ends with whole `unit`s (namespaces that share such objects), but
 * for the last. `random` gives 0 to below 1.
 */
export function churnBlock(all: number, wanted: number, unit: number, random: () => number): Block {
  const size = Math.min(Math.ceil(wanted / unit) * unit, all);
  const places = Math.floor((all - size) / unit) + 1;
  const start = Math.floor(random() * places) * unit;
  return { start, end: Math.min(start + size, all) };
}

/** How many namespaces share objects that are made in every `every`th iteration, with `each` iterations a namespace. */
export function sharedNamespaces(every: number, each: number): number {
  return every / greatestDivisor(every, each);
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
