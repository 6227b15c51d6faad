import { accountsOf } from '../../fairness/accounts';
import { flowSchemaOf } from '../../fairness/flow-schema';
import type { LiveFairness } from '../../fairness/live-fairness';
import { whatChanges, type WhatChanges } from '../../fairness/what-changes';
import { nameOf, type KubernetesObject } from '../../kubernetes/object';
import * as l10n from '@vscode/l10n';
import type { LintObject } from '../../lint/rule';
import { clusterText, type ClusterFacts } from '../cluster-facts';

/** What would be applied together: the objects of one text. */
type Together = readonly Pick<LintObject, 'object'>[];

/** A PriorityLevelConfiguration in the cluster: its seats now, and what applying this text would do to all of them. */
export function liveLevel(
  object: KubernetesObject,
  cluster: ClusterFacts | undefined,
  objects: Together,
): string | undefined {
  const { fairness } = cluster ?? {};
  if (!cluster || !fairness) return undefined;
  const own = fairness.levels.find(({ name }) => name === nameOf(object));
  const sentences = [
    own ? seatsNow(own) : 'It is not there yet.',
    ...(fairness.serverSeatsKnown ? [] : [`The server's seats are not known: ${fairness.serverSeats} is the default.`]),
    ...(fairness.control ? [seatsAfter(whatChanges(fairness.control, objects, fairness.serverSeats))] : []),
  ];
  return `${heading(cluster)} ${sentences.join(' ')}`;
}

/** A FlowSchema in the cluster: whom it means, and which requests applying this text would move. */
export function liveSchema(
  object: KubernetesObject,
  cluster: ClusterFacts | undefined,
  objects: Together,
): string | undefined {
  const { fairness } = cluster ?? {};
  const schema = flowSchemaOf(object);
  if (!cluster || !fairness || !schema) return undefined;
  const { accounts, control } = fairness;
  const sentences = [
    ...(accounts ? [`It ${accountsText(accountsOf(schema, accounts).length)} of ${accounts.length}.`] : []),
    ...(control ? [movesText(schema.name, whatChanges(control, objects, fairness.serverSeats))] : []),
  ];
  return sentences.length > 0 ? `${heading(cluster)} ${sentences.join(' ')}` : undefined;
}

/** `matches 3 ServiceAccounts`. */
export function accountsText(count: number): string {
  if (count === 0) return 'matches no ServiceAccount';
  return `matches ${count} ${count === 1 ? 'ServiceAccount' : 'ServiceAccounts'}`;
}

const heading = (cluster: ClusterFacts): string => `**In ${clusterText(cluster)}**:`;

function seatsNow({ nominal, lower, upper, now }: LiveFairness['levels'][number]): string {
  const limits = `${nominal} nominal seats, ${lower} to ${upper} with lending`;
  if (!now) return `${limits}; what is in use is not known without the right to read /metrics.`;
  const current = now.current === undefined ? '' : `, ${now.current} now`;
  return `${limits}${current}; ${now.inUse} in use, ${now.waiting} requests wait, ${now.rejected} answered 429 since the server started.`;
}

/** Levels that are named in the difference; the others lose about as much. */
const NAMED = 3;

function seatsAfter(changes: WhatChanges): string {
  const text = seatsText(changes);
  return text === undefined
    ? 'Applied as it is here, no level gets more or fewer nominal seats.'
    : `Applied as it is here: ${text}.`;
}

/** `workload-low 245 → 39, node-high 98 → 155 and 4 more`; `undefined` when no nominal seats change. */
function seatsText({ seats }: WhatChanges): string | undefined {
  const difference = (one: WhatChanges['seats'][number]): number =>
    Math.abs((one.after?.nominal ?? 0) - (one.before?.nominal ?? 0));
  const changed = seats.filter(one => difference(one) > 0).toSorted((a, b) => difference(b) - difference(a));
  if (changed.length === 0) return undefined;
  const texts = changed
    .slice(0, NAMED)
    .map(one => `${one.name} ${one.before?.nominal ?? 'none'} → ${one.after?.nominal ?? 'none'}`);
  return `${texts.join(', ')}${changed.length > NAMED ? ` and ${changed.length - NAMED} more` : ''}`;
}

function movesText(schema: string, changes: WhatChanges): string {
  const dangling = changes.dangling.find(({ name }) => name === schema);
  if (dangling) return `Its priority level "${dangling.level}" is not there, so the server would not ask it.`;
  const moved = movesOf(schema, changes);
  return moved
    ? `Applied as it is here, requests move from ${moved.from} to ${moved.to}.`
    : 'Applied as it is here, no request moves.';
}

/** Who gives and who takes requests, where a schema has a part in it. */
function movesOf(schema: string, { moved }: WhatChanges): { readonly from: string; readonly to: string } | undefined {
  const own = moved.filter(({ from, to }) => [...from, ...to].some(({ name }) => name === schema));
  if (own.length === 0) return undefined;
  const names = (of: 'from' | 'to'): string =>
    [...new Set(own.flatMap(one => one[of].map(({ name, level }) => `${name} (${level})`)))].join(', ');
  return { from: names('from'), to: names('to') };
}

/** The words above an object: what applying its text would do, before it is applied. `undefined` without the cluster's own objects. */
export function changeTitle(
  object: KubernetesObject,
  objects: Together,
  { control, serverSeats }: LiveFairness,
): string | undefined {
  if (!control) return undefined;
  const changes = whatChanges(control, objects, serverSeats);
  const name = nameOf(object) ?? '';
  if (object.kind === 'PriorityLevelConfiguration') {
    const seats = seatsText(changes);
    return seats === undefined ? l10n.t`applied, no seats change` : l10n.t`applied: ${seats} seats`;
  }
  const dangling = changes.dangling.find(one => one.name === name);
  if (dangling) return l10n.t`its priority level "${dangling.level}" is not there`;
  const moved = movesOf(name, changes);
  return moved ? l10n.t`applied, requests move from ${moved.from} to ${moved.to}` : l10n.t`applied, no request moves`;
}
