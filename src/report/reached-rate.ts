/** (n − 1) ÷ (last send − first send − pauses), a second; null below two sends. `pauses` in ms. */
export function reachedRate(sends: Float64Array, pauses = 0): number | null {
  if (sends.length < 2) return null;
  let [first, last] = [Infinity, -Infinity];
  for (const at of sends) {
    if (at < first) first = at;
    if (at > last) last = at;
  }
  const sending = last - first - pauses;
  return sending > 0 ? ((sends.length - 1) * 1000) / sending : null;
}

/**
 * How many of these moments are at `since` or later. Answers come nearly in the order of their sends, so looking back a
 * little past the first old one finds all.
 */
export function newestWithin(sends: Float64Array, since: number): number {
  let found = 0;
  for (let i = sends.length - 1, old = 0; i >= 0 && old < 1000; i--) {
    if ((sends[i] ?? 0) >= since) found++;
    else old++;
  }
  return found;
}
