/** Go's division of two int64: towards zero. Exact for whole numbers up to 2^53. */
export function divided(dividend: number, divisor: number): number {
  return Math.trunc(dividend / divisor);
}

/** `part`·`factor` ÷ `whole` in int64, also where the product passes 2^53 (memory above 80 TiB). */
export function share(part: number, factor: number, whole: number): number {
  const product = part * factor;
  if (Number.isSafeInteger(product)) return divided(product, whole);
  return Number((BigInt(part) * BigInt(factor)) / BigInt(whole));
}
