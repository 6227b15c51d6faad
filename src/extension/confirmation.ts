import type { MissingPermission, PreflightDocument } from '../report/preflight';
import type { RunTarget } from '../report/report';
import { count, rateInWords, timeInWords } from '../report/words';

/** The question before a run, and everything it will do and cost. */
export function confirmation(preflight: PreflightDocument): { readonly message: string; readonly detail: string } {
  const { title, target, plan, production, warnings, notes, leftovers } = preflight;
  const paragraphs = [
    production ?? '',
    [cluster(target), namespaces(target)].filter(line => line !== '').join('\n'),
    cost(preflight),
    warnings.join('\n'),
    notes.join('\n'),
    leftovers.length === 0 ? '' : `${count(leftovers.length, 'earlier run')} may have left objects behind.`,
  ];
  const where = target.context === '' ? target.server : `context ${target.context}`;
  return {
    message: `Run "${title}" against ${where}?`,
    detail: paragraphs.filter(text => text !== '').join('\n\n') + (plan.objects === 0 ? '' : `\n\n${PROMISE}`),
  };
}

const PROMISE = 'Everything it creates carries a label of this run and is deleted at the end, also when you cancel.';

/** The question for what a run may do only when a person said so; undefined when there is nothing of that kind. */
export function allowanceQuestion({
  allowances,
  notes,
}: PreflightDocument): { readonly message: string; readonly detail: string } | undefined {
  const [first, ...others] = allowances.map(({ why }) => why);
  return first === undefined ? undefined : { message: first, detail: [...others, ...notes].join('\n\n') };
}

/** Why this plan cannot run, in a sentence; undefined when it can. */
export function refusal({ refusals, missingPermissions, target }: PreflightDocument): string | undefined {
  if (refusals.length > 0) return refusals.join(' ');
  if (missingPermissions.length === 0) return undefined;
  const missing = missingPermissions.map(right).join(', ');
  return `You lack rights in context ${target.context} that this run needs: ${missing}. Ask for them, or choose another context.`;
}

function right({ verb, group, resource, namespace }: MissingPermission): string {
  const kind = group === '' ? resource : `${resource}.${group}`;
  return namespace === undefined ? `${verb} ${kind}` : `${verb} ${kind} in namespace ${namespace}`;
}

function cluster({ server, kubernetesVersion, nodes }: RunTarget): string {
  const facts = [
    kubernetesVersion === undefined ? '' : `Kubernetes ${kubernetesVersion}`,
    nodes === undefined ? '' : count(nodes.total, 'node'),
    nodes === undefined || nodes.simulated === 0 ? '' : `${nodes.simulated} simulated`,
  ].filter(fact => fact !== '');
  return `Server: ${server}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
}

const NAMED = 5;

function namespaces({ namespaces: names }: RunTarget): string {
  if (names.length === 0) return '';
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return `${names.length === 1 ? 'Namespace' : 'Namespaces'}: ${names.slice(0, NAMED).join(', ')}${more}`;
}

function cost({ plan }: PreflightDocument): string {
  const objects = plan.objects === 0 ? '' : ` for ${count(plan.objects, 'object')}`;
  const pods = plan.pods === 0 ? '' : ` and ${count(plan.pods, 'pod')} to schedule and start`;
  const rate = `at up to ${rateInWords(plan.maxRate)} a second`;
  const least = timeInWords(plan.leastSeconds * 1000);
  return `It costs the cluster ${count(plan.requests, 'request')} ${rate}${objects}${pods}, and takes at least ${least}.`;
}
