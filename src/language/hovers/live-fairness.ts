import { accountsOf } from '../../fairness/accounts';
import { flowSchemaOf } from '../../fairness/flow-schema';
import type { LiveFairness } from '../../fairness/live-fairness';
import { whatChanges, type WhatChanges } from '../../fairness/what-changes';
import { nameOf, type KubernetesObject } from '../../kubernetes/object';
import type { ClusterFacts } from '../cluster-facts';

/** A PriorityLevelConfiguration in the cluster: its seats now, and what applying this text would do to all of them. */
export function liveLevel(object: KubernetesObject, cluster: ClusterFacts | undefined): string | undefined {
  const { fairness } = cluster ?? {};
  if (!cluster || !fairness) return undefined;
  const own = fairness.levels.find(({ name }) => name === nameOf(object));
  const sentences = [
    own ? seatsNow(own) : 'It is not there yet.',
    ...(fairness.serverSeatsKnown ? [] : [`The server's seats are not known: ${fairness.serverSeats} is the default.`]),
    ...(fairness.control ? [seatsAfter(whatChanges(fairness.control, [{ object }], fairness.serverSeats))] : []),
  ];
  return `${heading(cluster)} ${sentences.join(' ')}`;
}

/** A FlowSchema in the cluster: whom it means, and which requests applying this text would move. */
export function liveSchema(object: KubernetesObject, cluster: ClusterFacts | undefined): string | undefined {
  const { fairness } = cluster ?? {};
  const schema = flowSchemaOf(object);
  if (!cluster || !fairness || !schema) return undefined;
  const { accounts, control } = fairness;
  const sentences = [
    ...(accounts ? [`It ${accountsText(accountsOf(schema, accounts).length)} of ${accounts.length}.`] : []),
    ...(control ? moves(whatChanges(control, [{ object }], fairness.serverSeats)) : []),
  ];
  return sentences.length > 0 ? `${heading(cluster)} ${sentences.join(' ')}` : undefined;
}

/** `matches 3 ServiceAccounts`. */
export function accountsText(count: number): string {
  if (count === 0) return 'matches no ServiceAccount';
  return `matches ${count} ${count === 1 ? 'ServiceAccount' : 'ServiceAccounts'}`;
}

function heading({ context, staleSince }: ClusterFacts): string {
  const since = staleSince === undefined ? '' : `, as of ${new Date(staleSince).toISOString().slice(11, 16)} UTC`;
  return `**In ${context}${since}**:`;
}

function seatsNow({ nominal, lower, upper, now }: LiveFairness['levels'][number]): string {
  const limits = `${nominal} nominal seats, ${lower} to ${upper} with lending`;
  if (!now) return `${limits}; what is in use is not known without the right to read /metrics.`;
  const current = now.current === undefined ? '' : `, ${now.current} now`;
  return `${limits}${current}; ${now.inUse} in use, ${now.waiting} requests wait, ${now.rejected} answered 429 since the server started.`;
}

/** Levels that are named in the difference; the others lose about as much. */
const NAMED = 3;

function seatsAfter({ seats }: WhatChanges): string {
  const difference = (one: WhatChanges['seats'][number]): number =>
    Math.abs((one.after?.nominal ?? 0) - (one.before?.nominal ?? 0));
  const changed = seats.filter(one => difference(one) > 0).toSorted((a, b) => difference(b) - difference(a));
  if (changed.length === 0) return 'Applied as it is here, no level gets more or fewer nominal seats.';
  const texts = changed
    .slice(0, NAMED)
    .map(one => `${one.name} ${one.before?.nominal ?? 'none'} → ${one.after?.nominal ?? 'none'}`);
  const rest = changed.length > NAMED ? ` and ${changed.length - NAMED} more` : '';
  return `Applied as it is here: ${texts.join(', ')}${rest}.`;
}

function moves({ moved, dangling }: WhatChanges): readonly string[] {
  const [first] = dangling;
  if (first) return [`Its priority level "${first.level}" is not there, so the server would not ask it.`];
  if (moved.length === 0) return ['Applied as it is here, no request moves.'];
  const names = (of: 'from' | 'to'): string =>
    [...new Set(moved.flatMap(one => one[of].map(({ name, level }) => `${name} (${level})`)))].join(', ');
  return [`Applied as it is here, requests move from ${names('from')} to ${names('to')}.`];
}
