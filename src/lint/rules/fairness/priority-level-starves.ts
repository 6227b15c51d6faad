import * as l10n from '@vscode/l10n';
import { builtInShares, nominalSeats } from '../../../fairness/seats';
import { builtInLevels, DEFAULT_SERVER_SEATS } from '../../../kubernetes/flow-control';
import { asRecord, nameOf } from '../../../kubernetes/object';
import { isFlowControlKind } from '../../../fairness/group';
import { seenIn } from '../../cluster-facts';
import { division, sharesOf, type Division } from '../../flow-control/levels';
import { priorityLevelPage } from '../../pages';
import type { Finding, LintObject, Rule, RuleOptions } from '../../rule';

const leader = 'leader-election';

export const priorityLevelStarves: Rule = {
  meta: {
    id: 'priority-level-starves',
    title: 'Priority level with too few seats, or with most of them',
    severity: 'warning',
    category: 'fairness',
    acrossFiles: true,
    options: [
      {
        name: 'serverSeats',
        description: 'max-requests-inflight plus max-mutating-requests-inflight of the API server',
        default: DEFAULT_SERVER_SEATS,
      },
    ],
    why: [
      'Every level gets ceil(server seats · its shares ÷ all shares) seats; the server has 600 when its flags are not set, and the built-in levels hold 245 shares. So shares are no seats and no percent: 1 share among the built-in levels is 3 seats.',
      'A level with many shares takes from all others at once, leader election and nodes as well: with 1000 shares it gets 482 seats and leader election 5 instead of 25.',
    ].join('\n\n'),
    whatToDo:
      'Choose shares by the seats that come out; 10 to 40 are usual. Under load watch `apiserver_flowcontrol_nominal_limit_seats` and `apiserver_flowcontrol_current_inqueue_requests`.',
    links: [priorityLevelPage],
  },
  about: { kinds: ['PriorityLevelConfiguration'] },
  check(target, context, options) {
    const name = nameOf(target.object);
    const shares = sharesOf(target.object);
    if (!isFlowControlKind(target.object, 'PriorityLevelConfiguration') || !name || !shares) return [];
    const server = context.cluster?.serverSeats ?? seatsOfServer(options);
    const divided = division(context, server);
    const seats = divided?.seats.get(name);
    if (!divided || seats === undefined) return [];
    const found =
      seats * 2 > server
        ? [takesMost(target, { name, shares, seats, server }, divided)]
        : tooFew(target, { name, shares, seats, server }, divided.allShares - shares);
    const { cluster } = context;
    if (!cluster?.levels) return found;
    return found.map(one => ({
      ...one,
      message: `${one.message} ${l10n.t`Reckoned with the levels of ${seenIn(cluster)}.`}`,
    }));
  },
};

interface Numbers {
  readonly name: string;
  readonly shares: number;
  readonly seats: number;
  readonly server: number;
}

function seatsOfServer({ serverSeats }: RuleOptions): number {
  return typeof serverSeats === 'number' && serverSeats > 0 ? serverSeats : DEFAULT_SERVER_SEATS;
}

function takesMost(
  target: LintObject,
  { name, shares, seats, server }: Numbers,
  { seats: all, allShares }: Division,
): Finding {
  const now = all.get(leader) ?? 0;
  const own = builtInLevels.find(level => level.name === leader)?.nominalConcurrencyShares ?? 0;
  const before = nominalSeats(own, builtInShares, server);
  return {
    path: pathOfShares(target),
    message: l10n.t`Priority level "${name}" takes ${seats} of ${server} seats with its ${shares} shares and leaves leader election ${now} instead of ${before}. Lower nominalConcurrencyShares.`,
    // With as many shares as all others together it has half of the seats.
    fixes: [suggest(target, Math.min(40, allShares - shares))],
  };
}

/** Fewer seats than queues in a hand: every list then counts as one seat (max seats of work estimation), however large. */
function tooFew(target: LintObject, { name, shares, seats, server }: Numbers, others: number): readonly Finding[] {
  const response = asRecord(asRecord(asRecord(target.object['spec'])['limited'])['limitResponse']);
  const { handSize = 8 } = asRecord(response['queuing']);
  const hand = typeof handSize === 'number' ? handSize : 8;
  const enough = Math.max(20, Math.ceil((hand * others) / Math.max(1, server - hand)));
  const path = pathOfShares(target);
  if (seats <= 1)
    return [
      {
        path,
        message: l10n.t`Priority level "${name}" gets ${seats} of ${server} seats for its ${shares} shares: its requests run one at a time. Raise nominalConcurrencyShares.`,
        fixes: [suggest(target, enough)],
      },
    ];
  if (response['type'] !== 'Queue' || seats >= hand) return [];
  return [
    {
      path,
      severity: 'info',
      message: l10n.t`Priority level "${name}" gets ${seats} of ${server} seats for its ${shares} shares, fewer than its handSize of ${hand}: one busy client can hold them all. Raise nominalConcurrencyShares or lower handSize.`,
      fixes: [suggest(target, enough)],
    },
  ];
}

function pathOfShares({ path }: LintObject): Finding['path'] {
  return [...path, 'spec', 'limited', 'nominalConcurrencyShares'];
}

function suggest(target: LintObject, shares: number) {
  const path = pathOfShares(target);
  return {
    title: l10n.t`Set ${shares} shares`,
    safe: false,
    changes: [{ op: 'set' as const, path, value: shares }],
    placeholder: path,
  };
}
