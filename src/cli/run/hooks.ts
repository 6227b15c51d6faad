import type { RunPlan } from '../../burner-config/plan';
import type { PreflightDocument } from '../../report/preflight';
import { redact } from '../../cluster/redact';
import type { RunCommandOptions } from './options';

/** Shows every command that hooks would run on this machine; they are refused unless --allow-hooks allows them. */
export function withHooks(
  seen: PreflightDocument,
  { jobs }: RunPlan,
  { allowHooks = false }: Pick<RunCommandOptions, 'allowHooks'>,
): PreflightDocument {
  const shown = jobs.flatMap(({ config }) =>
    config.hooks.map(({ cmd, when, background }) => {
      const how = background ? ', in the background' : '';
      return `Runs on this machine (${when} of job ${config.name}${how}): ${redact(cmd.join(' '))}`;
    }),
  );
  if (shown.length === 0) return seen;
  const why = `The config runs ${shown.length === 1 ? 'a command' : `${shown.length} commands`} on this machine, which nobody allowed: read what the notes show.`;
  return {
    ...seen,
    notes: [...seen.notes, ...shown],
    allowances: allowHooks ? seen.allowances : [...seen.allowances, { why, options: ['--allow-hooks'] }],
  };
}
