import * as l10n from '@vscode/l10n';
import { hashBits, MOST_HASH_BITS, MOST_QUEUES } from '../../fairness/hand';
import { isRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import type { Finding } from '../rule';
import { isTemplated } from '../../yaml/templated';
import { integer } from './refusals';

/** What the API server refuses in `limitResponse.queuing`; absent or 0 fields have their defaults 64, 8 and 50. */
export function queuingRefusals(value: unknown, path: Path): readonly Finding[] {
  if (isTemplated(value)) return [];
  const queuing = value;
  if (!isRecord(queuing)) return [missingQueuing(path)];
  const refusals: Finding[] = [];
  const read = (key: string): number | undefined => integer(queuing[key]);
  const refuse = (key: string, message: string): void => void refusals.push({ path: [...path, key], message });
  const positive = (key: string, amount: number | undefined): void => {
    if (amount !== undefined && amount < 0) refuse(key, l10n.t`${key} is ${amount}. Set a positive number.`);
  };
  positive('queueLengthLimit', read('queueLengthLimit'));
  const queues = withDefault(read('queues'), 64);
  const handSize = withDefault(read('handSize'), 8);
  positive('queues', queues);
  positive('handSize', handSize);
  if (queues !== undefined && queues > MOST_QUEUES)
    refuse('queues', l10n.t`queues is ${queues}, above 10000000. Set fewer.`);
  if (queues === undefined || handSize === undefined || queues < 1 || handSize < 1) return refusals;
  const problem = handProblem(queues, handSize, !queuing['handSize']);
  if (problem) refusals.push({ path: [...path, 'handSize' in queuing ? 'handSize' : 'queues'], ...problem });
  return refusals;
}

function withDefault(value: number | undefined, standard: number): number | undefined {
  return value === 0 ? standard : value;
}

function handProblem(queues: number, handSize: number, byDefault: boolean): { message: string } | undefined {
  const hand = byDefault ? l10n.t`handSize is ${handSize} by default` : l10n.t`handSize is ${handSize}`;
  if (handSize > queues)
    return { message: l10n.t`${hand}, above the ${queues} queues. Set handSize to ${queues} or less.` };
  const bits = hashBits(queues, handSize);
  if (bits <= MOST_HASH_BITS) return undefined;
  const most = Math.floor(MOST_HASH_BITS / Math.log2(queues));
  return {
    message: l10n.t`${hand}: dealing it from ${queues} queues takes ${bits} bits of hash, above ${MOST_HASH_BITS}. Set handSize to ${most} or less.`,
  };
}

function missingQueuing(path: Path): Finding {
  const value = { queues: 64, handSize: 6, queueLengthLimit: 50 };
  return {
    path,
    message: l10n.t`limitResponse type Queue has no queuing. Set queues, handSize and queueLengthLimit.`,
    fixes: [
      {
        title: l10n.t`Queue as the built-in levels do: 64 queues, hand of 6`,
        safe: false,
        changes: [{ op: 'set', path, value }],
        placeholder: [...path, 'queues'],
      },
    ],
  };
}
