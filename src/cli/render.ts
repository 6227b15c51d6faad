import { InvalidArgumentError, Option, type Command } from 'commander';
import type { PlannedObject, PlannedPatch } from '../burner-config/plan';
import { CliError } from './cli-error';
import { loadRun } from './load-run';
import { addRunOptions, loadOptions, type RunOptions } from './run-options';
import { yamlText } from './yaml-text';

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
    .description(
      'print the objects that a kube-burner config or scenario would create; with --job, also the patches of a patch job',
    )
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

/** An object that a create job makes, or a patch and what it is for. */
type Printed = PlannedObject['body'] | PlannedPatch;

function* chosen(source: string, options: RenderCommandOptions): Generator<Printed> {
  const loaded = loadRun(source, loadOptions(options));
  if (loaded.kind !== 'burner')
    throw new CliError(`${source} is no kube-burner config: there is nothing to render.`, 1);
  const jobs = loaded.plan.jobs.filter(({ config }) => options.job === undefined || config.name === options.job);
  if (jobs.length === 0 && options.job !== undefined) {
    const names = loaded.plan.jobs.map(({ config }) => config.name).join(', ');
    throw new CliError(`${source} has no job ${options.job}; its jobs are ${names}.`, 1);
  }
  for (const job of jobs) {
    for (const { body } of job.objects(options)) yield body;
    // Patches are no objects: only who names their job means them.
    if (options.job !== undefined) yield* job.patches(options);
  }
}

/** Large enough that writing costs little, small enough that memory stays flat. */
const CHUNK = 65_536;

/** Goes out piece by piece, so that memory stays flat; JSON is one document, as the contract has it. */
function print(objects: Iterable<Printed>, format: 'yaml' | 'json'): void {
  let chunk = '';
  const write = (text: string) => {
    chunk += text;
    if (chunk.length < CHUNK) return;
    process.stdout.write(chunk);
    chunk = '';
  };
  let count = 0;
  for (const object of objects) {
    if (format === 'yaml') write(`---\n${yamlText(object)}`);
    else write(`${count === 0 ? '[\n' : ',\n'}${JSON.stringify(object, undefined, 2).replace(/^/gm, '  ')}`);
    count++;
  }
  if (format === 'json') write(count === 0 ? '[]\n' : '\n]\n');
  process.stdout.write(chunk);
}
