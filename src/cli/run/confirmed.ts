import type { PreflightDocument } from '../../report/preflight';
import { CliError } from '../cli-error';
import { confirmRun } from './confirm';
import { REFUSED, type RunCommandOptions } from './options';

/** False after a dry run, which prints and ends. @throws CliError with exit code 5 when the run must not start */
export async function confirmed(seen: PreflightDocument, options: RunCommandOptions): Promise<boolean> {
  if (options.dryRun && options.format === 'json') process.stdout.write(`${JSON.stringify(seen)}\n`);
  else if (!(await confirmRun(seen, options))) throw new CliError('Not confirmed: nothing was done.', REFUSED);
  return options.dryRun !== true;
}
