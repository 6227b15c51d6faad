import { InvalidArgumentError } from 'commander';
import { defaultAbortRules, type AbortRules } from '../../burner/abort-rules/abort-rules';
import type { RunRequest } from '../../burner/run-request';
import { budgetKeys, defaultBudget, type Budget } from '../../report/budget';
import type { RunCommandOptions } from './options';

/** The defaults, for the help of `run`. */
export const budgetText = budgetKeys.map(key => `${key}=${defaultBudget[key]}`).join(',');

/** What `--budget` and `--abort-on` said, or the defaults. */
export function limitsOf({ budget, abortOn }: RunCommandOptions): RunRequest['limits'] {
  return { budget: budget ?? defaultBudget, abortOn: abortOn ?? defaultAbortRules };
}

/** Reads `objects=20000,pods=500` (several may follow each other) over what was said before. */
export function budgetOption(written: string, before: Budget = defaultBudget): Budget {
  const parts = written.split(',').map(part => {
    const [key, value] = part.split('=');
    const known = budgetKeys.find(name => name === key);
    const number = Number(value);
    if (known === undefined || value === undefined || !(number > 0)) {
      throw new InvalidArgumentError(`It is NAME=NUMBER with one of ${budgetKeys.join(', ')}, such as objects=20000.`);
    }
    return [known, number] as const;
  });
  return { ...before, ...Object.fromEntries(parts) };
}

/** Reads `errors=20,latency=2000`, `nodes=off` or `off` over what was said before. */
export function abortOption(written: string, before: AbortRules = defaultAbortRules): AbortRules {
  if (written === 'off') return { errors: undefined, latency: undefined, nodes: false, restarts: false };
  let rules = before;
  for (const part of written.split(',')) rules = { ...rules, ...oneRule(part) };
  return rules;
}

function oneRule(part: string): Partial<AbortRules> {
  const [name, value = 'on'] = part.split('=');
  if ((name === 'nodes' || name === 'restarts') && /^(on|off)$/.test(value)) return { [name]: value === 'on' };
  if (name === 'errors' || name === 'latency') {
    if (value === 'off') return { [name]: undefined };
    if (value === 'on') return { [name]: defaultAbortRules[name] };
    if (Number(value) > 0) return { [name]: Number(value) };
  }
  throw new InvalidArgumentError(
    'It is errors=PERCENT, latency=MILLISECONDS, nodes or restarts, each also with =off; or off for none.',
  );
}
