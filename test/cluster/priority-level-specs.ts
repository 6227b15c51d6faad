import fc from '../fast-check';
import { mapping, often, one } from './near-the-edge';

const amounts = often(one<unknown>(0, 1, 30, 100, 2 ** 31 - 1), one<unknown>(-1, 2 ** 31, 0.5, '5', null));
const percents = often(one<unknown>(0, 50, 100, null), one<unknown>(-1, 101, 2 ** 31, '5'));
/** Hands and decks on both sides of 60 bits of hash, and of each other. */
const queuing = mapping(
  {
    queues: often(
      one(0, 1, 2, 8, 16, 64, 128, 181, 182, 256, 1024, 32_768, 1_048_576, 10_000_000),
      one<unknown>(-1, 10_000_001, '5'),
    ),
    handSize: often(one(0, 1, 2, 3, 4, 6, 7, 8, 9), one<unknown>(-1, 15, 60, 65, 1.5)),
    queueLengthLimit: often(one(0, 1, 50, 2 ** 31 - 1), one<unknown>(-1, null, '5')),
  },
  ['queues', 'handSize', 'queueLengthLimit'],
);
const limitResponse = fc.oneof(
  mapping({ type: often(one('Queue'), one('queue', '', 'Reject')), queuing }),
  mapping({ type: often(one('Reject'), one('Queue')) }),
);
const shares = { nominalConcurrencyShares: amounts, lendablePercent: percents };
const limited = mapping({ ...shares, borrowingLimitPercent: fc.oneof(amounts, one(null)), limitResponse }, [
  'nominalConcurrencyShares',
  'lendablePercent',
  'borrowingLimitPercent',
]);
const exempt = mapping(shares, Object.keys(shares));
export const levelSpec = fc.oneof(
  { weight: 6, arbitrary: mapping({ type: often(one('Limited'), one('Guaranteed', '', 'Exempt', null)), limited }) },
  { weight: 1, arbitrary: mapping({ type: one('Limited', 'Exempt'), limited, exempt }, ['limited', 'exempt']) },
);
export const exemptSpec = mapping({ type: often(one('Exempt'), one('Limited')), exempt, limited: one(null) }, [
  'exempt',
  'limited',
]);
