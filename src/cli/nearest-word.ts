/** The word that differs least from `typed` (Levenshtein), if it differs in less than half of its letters. */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const [nearest] = words
    .map(word => ({ word, distance: editDistance(typed, word) }))
    .sort((a, b) => a.distance - b.distance);
  return nearest && nearest.distance < nearest.word.length / 2 ? nearest.word : undefined;
}

function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
