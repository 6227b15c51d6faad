import type { Command } from 'commander';
import { register as classify } from './fairness/classify';
import { register as levels } from './fairness/levels';
import { register as rank } from './fairness/rank';

/** `headroom fairness …`: API Priority and Fairness of a cluster. */
export function register(program: Command): void {
  const fairness = program
    .command('fairness')
    .description("who gets the API server's seats: levels, where a request goes, and who asks most");
  for (const registerOne of [levels, classify, rank]) registerOne(fairness);
}
