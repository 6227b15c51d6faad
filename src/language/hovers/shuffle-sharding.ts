/**
 * Probability that `elephants` flows, each in `hand` of `deck` queues, cover the whole hand of another flow. The number
 * of queues covered is followed from one elephant to the next (hypergeometric), then the hand must lie inside.
 */
export function squishedBy(elephants: number, deck: number, hand: number): number {
  let covered = new Map([[0, 1]]);
  for (let n = 0; n < elephants; n++) {
    const next = new Map<number, number>();
    for (const [count, chance] of covered) {
      for (let fresh = 0; fresh <= hand; fresh++) {
        const step = choose(deck - count, fresh) * choose(count, hand - fresh);
        if (step > 0) next.set(count + fresh, (next.get(count + fresh) ?? 0) + (chance * step) / choose(deck, hand));
      }
    }
    covered = next;
  }
  return [...covered].reduce((sum, [count, chance]) => sum + (chance * choose(count, hand)) / choose(deck, hand), 0);
}

/** Binomial coefficient; 0 when there are too few. */
function choose(from: number, count: number): number {
  if (count > from || count < 0) return 0;
  let ways = 1;
  for (let i = 0; i < count; i++) ways = (ways * (from - i)) / (i + 1);
  return ways;
}
