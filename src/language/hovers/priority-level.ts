import { asRecord, groupOf } from '../../kubernetes/object';
import { DEFAULT_SERVER_SEATS } from '../../kubernetes/flow-control';
import { builtInFlowControl, withChanges } from '../../fairness/flow-control';
import { isDealable } from '../../fairness/hand';
import { priorityLevelOf } from '../../fairness/priority-level';
import { divideSeats } from '../../fairness/seats';
import type { LintObject } from '../../lint/rule';
import type { HoverTarget } from './hover-target';
import { shuffleTable } from '../../fairness/shuffle-sharding';
import { liveLevel } from './live-fairness';

const page =
  '[Priority levels](https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#prioritylevelconfiguration)';
const shares = [
  'limited',
  'nominalConcurrencyShares',
  'assuredConcurrencyShares',
  'lendablePercent',
  'borrowingLimitPercent',
];
const queues = ['limitResponse', 'queuing', 'queues', 'handSize', 'queueLengthLimit'];

/** Fields of a PriorityLevelConfiguration: its seats, and how well its queues keep flows apart. */
export function explainPriorityLevel({
  path,
  target: { object },
  objects,
  cluster,
  silence,
}: HoverTarget): string | undefined {
  if (object.kind !== 'PriorityLevelConfiguration' || groupOf(object) !== 'flowcontrol.apiserver.k8s.io')
    return undefined;
  const field = String(path.at(-1));
  if (shares.includes(field))
    return together(seats(object, objects), liveLevel(object, cluster, objects) ?? silence, page);
  return queues.includes(field) ? `${hands(object)}\n\n${page}` : undefined;
}

function limitedOf(object: unknown): ReturnType<typeof asRecord> {
  return asRecord(asRecord(asRecord(object)['spec'])['limited']);
}

function numberOr(value: unknown, standard: number): number {
  return typeof value === 'number' ? value : standard;
}

function together(...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined).join('\n\n');
}

function seats(object: HoverTarget['target']['object'], objects: readonly LintObject[]): string {
  const changes = [...objects.filter(({ object: { kind } }) => kind === 'PriorityLevelConfiguration'), { object }];
  const { levels } = withChanges(builtInFlowControl, changes);
  const own = priorityLevelOf(object);
  const all = levels.reduce((sum, { shares: each }) => sum + each, 0);
  const { nominal = 0, lower = 0 } = divideSeats(levels).find(({ name }) => name === own?.name) ?? {};
  return [
    '**Seats**: nominal = ceil(server seats · shares ÷ Σ shares); lendable = nominal · lendablePercent; borrowed back and forth every 10 s.',
    `Here, with the built-in levels and those of this file: ceil(${DEFAULT_SERVER_SEATS}·${own?.shares ?? 0} ÷ ${all}) = **${nominal} seats**, at least ${lower} when others borrow. A list takes up to 10 seats, a get one.`,
  ].join('\n\n');
}

function hands(object: unknown): string {
  const response = asRecord(limitedOf(object)['limitResponse']);
  if (response['type'] === 'Reject')
    return '**Reject**: without a free seat a request is answered 429 at once, with Retry-After.';
  const queuing = asRecord(response['queuing']);
  const [deck, hand, length] = [
    numberOr(queuing['queues'], 64),
    numberOr(queuing['handSize'], 8),
    numberOr(queuing['queueLengthLimit'], 50),
  ];
  const intro = `**Shuffle sharding**: each flow is dealt a hand of ${hand} out of ${deck} queues and waits in the shortest; a queue holds ${length} requests, the next is answered 429.`;
  // Of hands that the API server refuses, the odds would take for ever to reckon.
  if (!isDealable(deck, hand)) return intro;
  const odds = shuffleTable(deck, hand).map(({ flows, squished }) => `${flows}: ${Number(squished.toPrecision(2))}`);
  return `${intro}\n\nOdds that heavy flows cover a light flow's whole hand, by number of heavy flows: ${odds.join(', ')}.`;
}
