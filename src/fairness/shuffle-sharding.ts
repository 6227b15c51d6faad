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

/** How well a number of queues and a hand keep flows apart. */
export interface ShuffleOdds {
  /** Noisy flows at the same time. */
  readonly flows: number;
  /** Probability from 0 to 1 that they fill every queue of one quiet flow's hand. */
  readonly squished: number;
}

/** The odds for some numbers of noisy flows, as the Kubernetes documentation tables them. */
export function shuffleTable(queues: number, handSize: number, flows: readonly number[] = [1, 4, 16]): ShuffleOdds[] {
  return flows.map(count => ({ flows: count, squished: squishedBy(count, queues, handSize) }));
}
