import { builtInLevels, DEFAULT_SHARES } from '../kubernetes/flow-control';
import { asRecord, nameOf, type KubernetesObject, type PlainRecord } from '../kubernetes/object';

/** How requests wait that find no free seat. */
export interface Queuing {
  readonly queues: number;
  readonly handSize: number;
  readonly queueLengthLimit: number;
}

/** A PriorityLevelConfiguration as the API server reads it, with its defaults. */
export interface PriorityLevel {
  readonly name: string;
  /** Exempt levels never make a request wait; their shares only let others borrow. */
  readonly exempt: boolean;
  readonly shares: number;
  readonly lendablePercent: number;
  /** Absent: it may borrow as many seats as the server has. */
  readonly borrowingLimitPercent?: number;
  /** Absent: a request without a seat is answered 429 at once, or the level is exempt. */
  readonly queuing?: Queuing;
}

/** Defaults of `queuing` (pkg/apis/flowcontrol/v1/defaults.go of v1.36). */
const DEFAULT_QUEUING: Queuing = { queues: 64, handSize: 8, queueLengthLimit: 50 };

/** The level as the server reads it; `undefined` when it has no name. */
export function priorityLevelOf(object: KubernetesObject): PriorityLevel | undefined {
  const name = nameOf(object);
  if (name === undefined) return undefined;
  const spec = asRecord(object['spec']);
  const exempt = spec['type'] === 'Exempt';
  const own = asRecord(exempt ? spec['exempt'] : spec['limited']);
  const response = asRecord(own['limitResponse']);
  const borrowingLimitPercent = own['borrowingLimitPercent'];
  return {
    name,
    exempt,
    shares: numberOr(own['nominalConcurrencyShares'], exempt ? 0 : DEFAULT_SHARES),
    lendablePercent: numberOr(own['lendablePercent'], 0),
    ...(typeof borrowingLimitPercent === 'number' && { borrowingLimitPercent }),
    ...(response['type'] === 'Queue' && { queuing: queuingOf(asRecord(response['queuing'])) }),
  };
}

/** Those that every API server makes. */
export const builtInPriorityLevels: readonly PriorityLevel[] = builtInLevels.map(
  ({ name, type, nominalConcurrencyShares, lendablePercent, queues, handSize, queueLengthLimit }) => ({
    ...{ name, exempt: type === 'Exempt', shares: nominalConcurrencyShares, lendablePercent },
    ...(queues && handSize && queueLengthLimit && { queuing: { queues, handSize, queueLengthLimit } }),
  }),
);

function queuingOf(written: PlainRecord): Queuing {
  const read = (key: keyof Queuing): number => numberOr(written[key], 0) || DEFAULT_QUEUING[key];
  return { queues: read('queues'), handSize: read('handSize'), queueLengthLimit: read('queueLengthLimit') };
}

function numberOr(value: unknown, standard: number): number {
  return typeof value === 'number' ? value : standard;
}
