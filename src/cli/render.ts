import { InvalidArgumentError, Option, type Command } from 'commander';
import { stringify } from 'yaml';
import type { PlannedObject } from '../burner-config/plan';
import { CliError } from './cli-error';
import { loadRun } from './load-run';
import { addRunOptions, loadOptions, type RunOptions } from './run-options';

interface RenderCommandOptions extends RunOptions {
  readonly job?: string;
  readonly iteration?: number;
  readonly replica?: number;
  readonly format: 'yaml' | 'json';
}

/** `headroom render CONFIG`: the objects that a config would create. */
export function register(program: Command): void {
  const command = program
    .command('render <config>')
    .description('print the objects that a kube-burner config or scenario would create')
    .option('--job <name>', 'only this job')
    .option('--iteration <number>', 'only this iteration, from 0', whole)
    .option('--replica <number>', 'only this replica, from 1', whole)
    .addOption(new Option('-o, --format <format>', 'how to print them').choices(['yaml', 'json']).default('yaml'));
  addRunOptions(command)
    .addHelpText('after', '\nExample:\n  headroom render load.yml --iteration 0')
    .action((config: string, options: RenderCommandOptions) => print(chosen(config, options), options.format));
}

function whole(written: string): number {
  if (!/^\d+$/.test(written)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(written);
}

function* chosen(source: string, options: RenderCommandOptions): Generator<PlannedObject> {
  const loaded = loadRun(source, loadOptions(options));
  if (loaded.kind === 'http') throw new CliError(`${source} is an HTTP load: it creates no objects.`, 1);
  const jobs = loaded.plan.jobs.filter(({ config }) => options.job === undefined || config.name === options.job);
  if (jobs.length === 0 && options.job !== undefined) {
    const names = loaded.plan.jobs.map(({ config }) => config.name).join(', ');
    throw new CliError(`${source} has no job ${options.job}; its jobs are ${names}.`, 1);
  }
  for (const job of jobs) {
    for (const object of job.objects()) {
      if (options.iteration !== undefined && object.iteration !== options.iteration) continue;
      if (options.replica === undefined || object.replica === options.replica) yield object;
    }
  }
}

/** YAML goes out object by object; JSON is one document, as the contract has it. */
function print(objects: Iterable<PlannedObject>, format: 'yaml' | 'json'): void {
  if (format === 'json') {
    process.stdout.write(
      `${JSON.stringify(
        Array.from(objects, ({ body }) => body),
        undefined,
        2,
      )}\n`,
    );
    return;
  }
  for (const { body } of objects) process.stdout.write(`---\n${stringify(body)}`);
}
