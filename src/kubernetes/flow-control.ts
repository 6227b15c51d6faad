/**
 * The API Priority and Fairness objects that every API server makes, as data. Source: Kubernetes v1.36,
 * `k8s.io/apiserver/pkg/apis/flowcontrol/bootstrap/default.go`.
 */
export interface BuiltInLevel {
  readonly name: string;
  readonly type: 'Exempt' | 'Limited';
  readonly nominalConcurrencyShares: number;
  readonly lendablePercent: number;
  readonly response: 'Queue' | 'Reject' | 'none';
  readonly queues?: number;
  readonly handSize?: number;
  readonly queueLengthLimit?: number;
}

export const builtInLevels: readonly BuiltInLevel[] = [
  { name: 'exempt', type: 'Exempt', nominalConcurrencyShares: 0, lendablePercent: 0, response: 'none' },
  queued('system', 30, 33, 64, 6),
  queued('node-high', 40, 25, 64, 6),
  queued('leader-election', 10, 0, 16, 4),
  queued('workload-high', 40, 50, 128, 6),
  queued('workload-low', 100, 90, 128, 6),
  queued('global-default', 20, 50, 128, 6),
  { name: 'catch-all', type: 'Limited', nominalConcurrencyShares: 5, lendablePercent: 0, response: 'Reject' },
];

function queued(name: string, shares: number, lendablePercent: number, queues: number, handSize: number): BuiltInLevel {
  return {
    name,
    type: 'Limited',
    nominalConcurrencyShares: shares,
    lendablePercent,
    response: 'Queue',
    queues,
    handSize,
    queueLengthLimit: 50,
  };
}

export interface BuiltInFlowSchema {
  readonly name: string;
  readonly matchingPrecedence: number;
  readonly level: string;
}

/** In the order in which a request meets them: lowest precedence first, ties by name. */
export const builtInFlowSchemas: readonly BuiltInFlowSchema[] = [
  { name: 'exempt', matchingPrecedence: 1, level: 'exempt' },
  { name: 'probes', matchingPrecedence: 2, level: 'exempt' },
  { name: 'system-leader-election', matchingPrecedence: 100, level: 'leader-election' },
  { name: 'system-node-high', matchingPrecedence: 400, level: 'node-high' },
  { name: 'system-nodes', matchingPrecedence: 500, level: 'system' },
  { name: 'kube-controller-manager', matchingPrecedence: 800, level: 'workload-high' },
  { name: 'kube-scheduler', matchingPrecedence: 800, level: 'workload-high' },
  { name: 'kube-system-service-accounts', matchingPrecedence: 900, level: 'workload-high' },
  { name: 'service-accounts', matchingPrecedence: 9000, level: 'workload-low' },
  { name: 'global-default', matchingPrecedence: 9900, level: 'global-default' },
  { name: 'catch-all', matchingPrecedence: 10000, level: 'catch-all' },
];

/** max-requests-inflight 400 + max-mutating-requests-inflight 200, the API server's defaults. */
export const DEFAULT_SERVER_SEATS = 600;

/** Seats of a level when nobody lends or borrows: ceil(server seats · shares ÷ sum of all shares). */
export function nominalSeats(shares: number, allShares: number, serverSeats = DEFAULT_SERVER_SEATS): number {
  return allShares === 0 ? 0 : Math.ceil((serverSeats * shares) / allShares);
}

/** Sum of the built-in levels' shares, 245. */
export const builtInShares = builtInLevels.reduce((sum, level) => sum + level.nominalConcurrencyShares, 0);
