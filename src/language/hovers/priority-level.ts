import { asRecord, groupOf, nameOf } from '../../kubernetes/object';
import { builtInLevels, DEFAULT_SERVER_SEATS } from '../../kubernetes/flow-control';
import { nominalSeats } from '../../fairness/seats';
import { isDealable } from '../../fairness/hand';
import type { LintObject } from '../../lint/rule';
import type { HoverTarget } from './hover-target';
import { squishedBy } from '../../fairness/shuffle-sharding';

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
export function explainPriorityLevel({ path, target: { object }, objects }: HoverTarget): string | undefined {
  if (object.kind !== 'PriorityLevelConfiguration' || groupOf(object) !== 'flowcontrol.apiserver.k8s.io')
    return undefined;
  const field = String(path.at(-1));
  if (shares.includes(field)) return `${seats(object, objects)}\n\n${page}`;
  return queues.includes(field) ? `${hands(object)}\n\n${page}` : undefined;
}

function limitedOf(object: unknown): ReturnType<typeof asRecord> {
  return asRecord(asRecord(asRecord(object)['spec'])['limited']);
}

function numberOr(value: unknown, standard: number): number {
  return typeof value === 'number' ? value : standard;
}

/** Absent shares are 30 (defaults.go of flowcontrol v1). */
function sharesOf(object: unknown): number {
  return numberOr(limitedOf(object)['nominalConcurrencyShares'], 30);
}

function seats(object: HoverTarget['target']['object'], objects: readonly LintObject[]): string {
  const levels = new Map(builtInLevels.map(level => [level.name, level.nominalConcurrencyShares]));
  for (const { object: other } of objects) {
    if (other.kind === 'PriorityLevelConfiguration') levels.set(nameOf(other) ?? '', sharesOf(other));
  }
  const all = [...levels.values()].reduce((sum, one) => sum + one, 0);
  const own = sharesOf(object);
  const nominal = nominalSeats(own, all);
  const lendable = Math.round((nominal * numberOr(limitedOf(object)['lendablePercent'], 0)) / 100);
  return [
    '**Seats**: nominal = ceil(server seats · shares ÷ Σ shares); lendable = nominal · lendablePercent; borrowed back and forth every 10 s.',
    `Here, with the built-in levels and those of this file: ceil(${DEFAULT_SERVER_SEATS}·${own} ÷ ${all}) = **${nominal} seats**, at least ${nominal - lendable} when others borrow. A list takes up to 10 seats, a get one.`,
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
  const odds = [1, 4, 16].map(elephants => `${elephants}: ${Number(squishedBy(elephants, deck, hand).toPrecision(2))}`);
  return `${intro}\n\nOdds that heavy flows cover a light flow's whole hand, by number of heavy flows: ${odds.join(', ')}.`;
}
