import { builtInFlowSchemaObjects } from './built-in-flow-schemas';

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
export const builtInFlowSchemas: readonly BuiltInFlowSchema[] = builtInFlowSchemaObjects.map(({ name, spec }) => ({
  name,
  matchingPrecedence: spec.matchingPrecedence,
  level: spec.priorityLevelConfiguration.name,
}));

/** max-requests-inflight 400 + max-mutating-requests-inflight 200, the API server's defaults. */
export const DEFAULT_SERVER_SEATS = 600;

/** Shares of a Limited level that names none (defaults.go of flowcontrol v1). */
export const DEFAULT_SHARES = 30;

/** `spec` of the level "catch-all", which the API server holds at this value. */
export const catchAllLevelSpec = {
  type: 'Limited',
  limited: { nominalConcurrencyShares: 5, lendablePercent: 0, limitResponse: { type: 'Reject' } },
} as const;
