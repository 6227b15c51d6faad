/** A seeded source of chance: the same seed gives the same documents on every machine. */
export interface Random {
  /** A whole number from 0 up to and without `limit`. */
  below(limit: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** One of the list; `undefined` when it is empty. */
  any<T>(list: readonly T[]): T | undefined;
  /** True once in `times`. */
  once(times: number): boolean;
}

/** mulberry32, by Tommy Ettinger (public domain): 32 bits of state, good enough to choose mutations. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    pick: <T>(list: readonly [T, ...T[]]) => list[below(list.length)] ?? list[0],
    any: list => list[below(list.length)],
    once: times => below(times) === 0,
  };
}
