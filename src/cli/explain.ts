import type { Command } from 'commander';
import { ruleMetas, rulePage } from '../lint/rule-page';
import { CliError } from './cli-error';
import { nearestWord } from './nearest-word';

/** `headroom explain RULE`: one rule's page. */
export function register(program: Command): void {
  program
    .command('explain')
    .description('say why a rule exists and what to do')
    .argument('<rule>', 'as printed by headroom rules')
    .addHelpText('after', '\nExample:\n  headroom explain cpu-request-missing')
    .action(explain);
}

function explain(id: string): void {
  const meta = ruleMetas.find(rule => rule.id === id);
  if (!meta) {
    const nearest = nearestWord(
      id,
      ruleMetas.map(rule => rule.id),
    );
    const guess = nearest === undefined ? 'See: headroom rules' : `Did you mean ${nearest}?`;
    throw new CliError(`There is no rule "${id}". ${guess}`, 2);
  }
  process.stdout.write(rulePage(meta));
}
