import { catchAllLevelSpec } from '../../../kubernetes/flow-control';
import type { FlowControlCase } from './flow-schema-invalid.test-data';

const limited = (changes: object): object => ({
  type: 'Limited',
  limited: { limitResponse: { type: 'Reject' }, ...changes },
});
const queuing = (changes: object): object => limited({ limitResponse: { type: 'Queue', queuing: changes } });

export const priorityLevelCases: readonly FlowControlCase[] = [
  ['shares of 0', limited({ nominalConcurrencyShares: 0 }), 0],
  ['negative shares', limited({ nominalConcurrencyShares: -1 }), 1],
  ['lendable 101 %', limited({ lendablePercent: 101 }), 1],
  ['borrowing 500 %', limited({ borrowingLimitPercent: 500 }), 0],
  ['empty queuing', queuing({}), 0],
  ['256 queues and the default hand of 8', queuing({ queues: 256 }), 1],
  ['128 queues and a hand of 8', queuing({ queues: 128, handSize: 8 }), 0],
  ['a hand above its queues', queuing({ queues: 4, handSize: 5 }), 1],
  ['a negative queue length', queuing({ queueLengthLimit: -1 }), 1],
  ['no queuing', limited({ limitResponse: { type: 'Queue' } }), 1],
  ['queuing beside Reject', limited({ limitResponse: { type: 'Reject', queuing: {} } }), 1],
  ['no response', { type: 'Limited', limited: {} }, 1],
  ['no limited', { type: 'Limited' }, 1],
  ['type Exempt', { type: 'Exempt' }, 1],
  ['type Exempt under its own name', { type: 'Exempt' }, 0, 'exempt'],
  ['type Exempt with shares', { type: 'Exempt', exempt: { nominalConcurrencyShares: 5 } }, 0, 'exempt'],
  ['negative shares of exempt', { type: 'Exempt', exempt: { nominalConcurrencyShares: -5 } }, 1, 'exempt'],
  ['type Limited as exempt', limited({}), 1, 'exempt'],
  ['the mandatory catch-all as it is', catchAllLevelSpec, 0, 'catch-all'],
  [
    'the mandatory catch-all with a limit of borrowing',
    { type: 'Limited', limited: { ...catchAllLevelSpec.limited, borrowingLimitPercent: 0 } },
    1,
    'catch-all',
  ],
  ['the mandatory catch-all with the default shares', limited({}), 1, 'catch-all'],
  ['shares as text', limited({ nominalConcurrencyShares: '5' }), 1],
  ['shares above 32 bits', limited({ nominalConcurrencyShares: 2 ** 31 }), 1],
  ['half a share', limited({ nominalConcurrencyShares: 0.5 }), 1],
  ['Guaranteed', { type: 'Guaranteed' }, 1],
  ['0 queues, which become 64', queuing({ queues: 0, handSize: 8 }), 0],
  ['1 queue and a hand of 1', queuing({ queues: 1, handSize: 1 }), 0],
  ['10 million queues', queuing({ queues: 10_000_000, handSize: 2 }), 0],
  ['one more', queuing({ queues: 10_000_001, handSize: 2 }), 1],
];
