import { randomUUID } from 'node:crypto';
import { InvalidArgumentError, type Command } from 'commander';
import type { LoadOptions } from './load-run';

/** Options of the command line that `render`, `plan` and `run` share. */
export interface RunOptions {
  readonly userData?: string;
  readonly set?: readonly string[];
  readonly scale?: number;
  readonly seed: number;
  readonly allowMissing?: boolean;
}

/** Adds them to a command. */
export function addRunOptions(command: Command): Command {
  return command
    .option('--user-data <file>', 'values for the templates, YAML or JSON; they win over the environment')
    .option('--allow-missing', 'values that the config asks for and nobody gives are no error')
    .option('--set <assignments...>', 'values of the config, such as jobs.0.qps=50', assignment)
    .option('--scale <factor>', 'multiply jobIterations; at least one stays', positive)
    .option('--seed <number>', 'seed of random texts and numbers', positive, 1);
}

/** One more argument of --set; commas part several assignments. */
function assignment(written: string, earlier: readonly string[] = []): readonly string[] {
  const wrong = written.split(',').find(pair => pair.trim() !== '' && !pair.includes('='));
  if (wrong !== undefined) throw new InvalidArgumentError(`It takes key=value, such as jobs.0.qps=50, not ${wrong}.`);
  return [...earlier, written];
}

function positive(written: string): number {
  const number = Number(written);
  if (!(number > 0) || !Number.isFinite(number)) throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}

/** What loadRun needs, with names made up for this run. */
export function loadOptions(options: RunOptions, oneNamespace?: string): LoadOptions {
  const { userData, set, scale, seed, allowMissing = false } = options;
  return {
    ...(userData === undefined ? {} : { userData }),
    ...(set === undefined ? {} : { set }),
    ...(scale === undefined ? {} : { scale }),
    ...(oneNamespace === undefined ? {} : { oneNamespace }),
    uuid: randomUUID(),
    runId: randomUUID(),
    seed,
    allowMissing,
    now: Date.now(),
    env: process.env,
  };
}
