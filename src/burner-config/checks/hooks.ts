import * as l10n from '@vscode/l10n';
import type { ConfigFinding } from '../finding';
import type { Check } from './check';

/** Local commands that a run would start: a person should have read them. */
export const hooks: Check = ({ config }) =>
  config.jobs.flatMap((job, index): readonly ConfigFinding[] => {
    const found = job.hooks.map((hook, at): ConfigFinding => {
      const command = hook.cmd.join(' ').slice(0, 80);
      const message = l10n.t`This hook runs a command on your own machine, with your rights: ${command}. Read it before you run a config that others wrote.`;
      return { rule: 'burner-hooks', severity: 'info', path: ['jobs', index, 'hooks', at, 'cmd'], message };
    });
    const script = job.incrementalLoad?.healthCheckScript;
    if (script === undefined || script === '') return found;
    const message = l10n.t`healthCheckScript runs ${script} on your own machine, with your rights, before each step. Read it before you run a config that others wrote.`;
    const path = ['jobs', index, 'incrementalLoad', 'healthCheckScript'];
    return [...found, { rule: 'burner-hooks', severity: 'info', path, message }];
  });
