import { divided } from './int64';

/** What a plugin may give a node at most. */
export const MOST = 100;

/** plugins/helper/normalize_score.go: 0 to the largest become 0 to 100; in reverse, 100 to 0. */
export function normalized(scores: readonly number[], order: 'as is' | 'reverse'): readonly number[] {
  const largest = scores.reduce((most, score) => Math.max(most, score), 0);
  const reverse = order === 'reverse';
  if (largest === 0) return reverse ? scores.map(() => MOST) : scores;
  return scores.map(score => {
    const scaled = divided(MOST * score, largest);
    return reverse ? MOST - scaled : scaled;
  });
}
