/** The word of a list that is nearest to what was written, when it is near enough to be meant. */
export function nearest(written: string, words: readonly string[]): string | undefined {
  const furthest = Math.max(1, Math.floor(written.length / 3));
  const ranked = words
    // Each letter that one has more is a step.
    .filter(word => Math.abs(word.length - written.length) <= furthest)
    .map(word => ({ word, distance: distance(written.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= furthest ? best.word : undefined;
}

/** Letters to add, drop, change or swap with the next (optimal string alignment). */
function distance(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = (rows[i - 1]?.[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      const swap = swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(change, swap, (rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    rows.push(row);
  }
  return rows[left.length]?.[right.length] ?? 0;
}
