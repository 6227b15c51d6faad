import { createInterface } from 'node:readline/promises';
import type { Allowance, PreflightDocument } from '../../report/preflight';
import { count, rateInWords } from '../../report/words';
import { CliError } from '../cli-error';

interface Consent {
  readonly yes?: boolean;
  readonly confirmContext?: string;
  readonly planDigest?: string;
  readonly dryRun?: boolean;
}

const REFUSED = 5;

/** Shows what will be done and asks; true when it may start. @throws CliError with exit code 5 when nothing can allow it */
export async function confirmRun(seen: PreflightDocument, consent: Consent): Promise<boolean> {
  process.stderr.write(`${whatItWillDo(seen)}\n`);
  if (consent.dryRun) return true;
  const refusal = refusalOf(seen, consent);
  if (refusal !== undefined) throw new CliError(refusal, REFUSED);
  if (consent.yes) return true;
  if (!process.stdin.isTTY) throw new CliError('Nobody can be asked here: add --yes to run it.', REFUSED);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Run it? [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Why this may not start whatever a person says; undefined when it may. */
export function refusalOf(seen: PreflightDocument, { confirmContext, planDigest }: Consent): string | undefined {
  const { refusals, allowances, missingPermissions, production, target, plan } = seen;
  if (refusals.length > 0) return refusals.join(' ');
  if (allowances.length > 0) return allowances.map(allowanceText).join(' ');
  if (missingPermissions.length > 0)
    return `Forbidden: this user may not ${missing(seen)}. Ask for these rights, or use another context.`;
  if (production !== undefined && confirmContext !== target.context) {
    return `${production} Add --confirm-context ${target.context} if that is meant.`;
  }
  if (planDigest !== undefined && planDigest !== plan.digest) {
    return 'The plan is not the one that was confirmed: the config, a template or its data changed. Look at it again.';
  }
  return undefined;
}

const allowanceText = ({ why, options }: Allowance): string => `${why} To allow it, add ${options.join(' ')}.`;

function missing({ missingPermissions }: PreflightDocument): string {
  return missingPermissions
    .map(({ verb, resource, namespace }) => `${verb} ${resource}${namespace === undefined ? '' : ` in ${namespace}`}`)
    .join(', ');
}

function whatItWillDo(seen: PreflightDocument): string {
  const { title, target, plan, leftovers, notes } = seen;
  const namespaces = plan.namespaces.slice(0, 3).join(', ') + (plan.namespaces.length > 3 ? ', …' : '');
  return [
    title,
    `  context     ${target.context === '' ? '–' : target.context}`,
    `  server      ${target.server}`,
    `  namespaces  ${plan.namespaces.length === 0 ? '–' : `${namespaces} (${plan.namespaces.length})`}`,
    `  objects     ${count(plan.objects, 'object')}, ${count(plan.pods, 'pod')}`,
    `  requests    ${plan.requests}, at most ${rateInWords(plan.maxRate)} a second`,
    `  takes       at least ${rateInWords(plan.leastSeconds)} s`,
    ...(seen.missingPermissions.length > 0 ? [`  missing     ${missing(seen)}`] : []),
    ...(seen.production === undefined ? [] : [`  ${seen.production}`]),
    ...leftovers.map(
      ({ runId, context }) => `  An earlier run left objects in ${context}: headroom clean --run ${runId}`,
    ),
    ...seen.refusals.map(refusal => `  Refused: ${refusal}`),
    ...seen.allowances.map(allowance => `  Refused: ${allowanceText(allowance)}`),
    ...seen.warnings.map(warning => `  ${warning}`),
    ...notes.map(note => `  ${note}`),
  ].join('\n');
}
