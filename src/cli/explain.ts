import type { Command } from 'commander';
import { ruleMetas, rulePage } from '../lint/rule-page';
import { scenarioNamed } from '../scenarios/catalogue';
import { CliError } from './cli-error';
import { nearestWord } from './nearest-word';

/** `headroom explain RULE|SCENARIO`: one page of words. */
export function register(program: Command): void {
  program
    .command('explain')
    .description('say why a rule exists and what to do, or what a scenario shows and how to read it')
    .argument('<rule>', 'as printed by headroom rules, or the name of a scenario')
    .addHelpText('after', '\nExamples:\n  headroom explain cpu-request-missing\n  headroom explain list-storm')
    .action(explain);
}

function explain(id: string): void {
  const scenario = scenarioNamed(id);
  if (scenario) return void process.stdout.write(scenario.page);
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
