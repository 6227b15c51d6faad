import type { PlacementView, Rollout, RolloutStep } from '../../report/placement-message';
import { bytesInWords, count } from '../../report/words';
import { isSame, type ResourceName, type Version } from './state';

const NAMED = 3;
/** In the order in which people count. */
const natural = new Intl.Collator('en', { numeric: true });

/** An amount of a resource as Kubernetes people read it. */
export function amountInWords(resource: ResourceName, amount: number): string {
  if (resource === 'pods') return count(amount, 'pod');
  if (resource === 'memory') return bytesInWords(amount);
  return amount < 1000 ? `${amount}m CPU` : `${Math.round(amount / 10) / 100} CPU`;
}

/** `45 %`; one decimal below 10. */
export function percent(part: number, whole: number): string {
  const share = (100 * part) / Math.max(1, whole);
  return `${share < 10 ? Math.round(share * 10) / 10 : Math.round(share)} %`;
}

/** What a replica asks for: `100m CPU and 128 MiB`. */
export function asksInWords({ cpu, memory }: Rollout): string {
  const parts = [
    ...(cpu > 0 ? [amountInWords('cpu', cpu)] : []),
    ...(memory > 0 ? [amountInWords('memory', memory)] : []),
  ];
  return parts.length === 0 ? 'asking for nothing' : `asking for ${parts.join(' and ')} each`;
}

/** Where the replicas of a rollout are: `20 replicas asking for nothing: 3 on n1 and n2, 2 on 7 others`. */
export function spreadInWords(rollout: Rollout): string {
  const { replicas, steps } = rollout;
  const byNode = new Map<string, number>();
  for (const { node } of steps) if (node !== undefined) byNode.set(node, (byNode.get(node) ?? 0) + 1);
  const placed = steps.filter(({ node }) => node !== undefined).length;
  const whole = `${count(replicas, 'replica')} ${asksInWords(rollout)}`;
  if (replicas === 0) return 'no replicas';
  if (placed === 0) return `${whole}: none fits`;
  const some = placed === replicas ? whole : `${whole}: ${placed === 1 ? '1 is' : `${placed} are`} placed`;
  return `${some}${placed === replicas ? ': ' : ', '}${nodesInWords(byNode)}`;
}

function nodesInWords(byNode: ReadonlyMap<string, number>): string {
  const counts = [...new Set(byNode.values())].sort((a, b) => b - a);
  const nodes = (n: number): readonly string[] =>
    [...byNode].flatMap(([node, on]) => (on === n ? [node] : [])).sort(natural.compare);
  const [only, ...others] = counts;
  if (only === undefined) return '';
  if (others.length === 0 && byNode.size > NAMED) return `${only} on each of ${byNode.size} nodes`;
  const parts = counts.slice(0, NAMED).map(n => `${n} on ${named(nodes(n))}`);
  const left = counts.slice(NAMED).reduce((sum, n) => sum + nodes(n).length, 0);
  return [...parts, ...(left > 0 ? [`fewer on ${count(left, 'node')}`] : [])].join(', ');
}

function named(nodes: readonly string[]): string {
  if (nodes.length > NAMED) return `each of ${nodes.length} nodes`;
  return [nodes.slice(0, -1).join(', '), nodes.at(-1) ?? ''].filter(Boolean).join(' and ');
}

/** A version in a sentence of its own. */
export interface Told {
  readonly version: Version;
  readonly text: string;
}

/** What the edit does: where the replicas go after it, and where before. */
export function differenceInWords({ before, after, beforeFrom }: PlacementView): readonly Told[] {
  const from = beforeFrom === 'cluster' ? 'in the cluster' : 'in the saved file';
  if (!before) return [{ version: 'after', text: rolloutInWords(after) }];
  if (isSame(before, after))
    return [{ version: 'after', text: `The text asks for what is ${from}: ${rolloutInWords(after)}` }];
  return [
    { version: 'before', text: `As it is ${from}: ${rolloutInWords(before)}` },
    { version: 'after', text: rolloutInWords(after) },
  ];
}

const rolloutInWords = (rollout: Rollout): string =>
  [`${spreadInWords(rollout)}.`, fitInWords(rollout)].filter(Boolean).join(' ');

/** The scheduler's words for the first replica that fits nowhere; empty when all fit. */
export function fitInWords({ steps }: Pick<Rollout, 'steps'>): string {
  const last = steps.at(-1);
  return last?.fitError === undefined ? '' : `Replica ${steps.length} fits nowhere: ${last.fitError}`;
}

/** One step: `Replica 7 goes to n3 (596), by chance: n1 and 4 others have the same total.` */
export function stepInWords({ steps, replicas }: Rollout, step: number): string {
  if (step === 0) return `None of ${count(replicas, 'replica')} is placed yet.`;
  const now = steps[step - 1];
  if (!now)
    return (
      fitInWords({ steps }) || `All ${count(steps.length, 'replica')} ${steps.length === 1 ? 'is' : 'are'} placed.`
    );
  if (now.node === undefined) return `Replica ${step} fits nowhere: ${now.fitError ?? ''}`;
  return `Replica ${step} goes to ${now.node} (${now.total})${chanceInWords(now)}`;
}

function chanceInWords({ node, ties, tied, fits }: RolloutStep): string {
  if (tied <= 1) return fits === 1 ? ', the only node that takes it.' : `, the best of ${fits} nodes that take it.`;
  const others = ties.filter(name => name !== node).slice(0, tied <= NAMED ? NAMED : 1);
  const left = tied - 1 - others.length;
  const names = left > 0 ? `${others.join(', ')} and ${count(left, 'other')}` : others.join(' and ');
  return `, by chance: ${names} ${tied === 2 ? 'has' : 'have'} the same total.`;
}

/** What was assumed, for those who compare it with what runs. */
export function assumptionsInWords(view: PlacementView): readonly string[] {
  const { running, shown, after } = view;
  const now = shown
    .filter(({ own }) => own > 0)
    .slice(0, NAMED)
    .map(({ name, own }) => `${own} on ${name}`);
  const taken =
    running > 0
      ? `All replicas are placed anew, as if the ${running === 1 ? 'pod that runs' : `${running} pods that run`} now${now.length > 0 ? ` (${now.join(', ')}${now.length < shown.filter(({ own }) => own > 0).length ? ', …' : ''})` : ''} were gone.`
      : 'No pod of it runs now; all replicas are placed on what is there.';
  return [
    taken,
    'The scheduler looks at what is asked for, never at what is used. It decides equal totals by chance: here the first takes the pod.',
    ...(after.notSimulated.length > 0 ? [`Not looked at: ${after.notSimulated.join(', ')}.`] : []),
  ];
}

/** What is not all that there is: nodes that the scheduler does not look at, nodes and replicas that are not shown. */
export function limitsInWords({ shown, after, nodes, matching }: PlacementView): readonly string[] {
  const first =
    after.steps.length < after.replicas && after.steps.at(-1)?.fitError === undefined && after.steps.length > 0;
  return [
    ...(first ? [`The first ${after.steps.length} of ${after.replicas} replicas are shown.`] : []),
    ...(after.sampled
      ? [
          `Sampled: of ${after.sampled.feasible} nodes that fit the scheduler looks only at ${after.sampled.looksFor}, so the real choice may miss the best.`,
        ]
      : []),
    ...(shown.length < nodes ? [shownInWords(shown.length, matching, nodes)] : []),
  ];
}

function shownInWords(shown: number, matching: number, nodes: number): string {
  if (matching === nodes) return `${shown} of ${nodes} nodes are shown: those that take replicas, then the fullest.`;
  return shown === matching
    ? `${count(shown, 'node')} of ${nodes} ${shown === 1 ? 'matches' : 'match'} the filter.`
    : `${shown} of ${matching} nodes that match the filter are shown: those that take replicas, then the fullest.`;
}
