import { z } from 'zod';
import { duration, whole } from './scalars';

export const churnSchema = z.strictObject({
  cycles: whole('Stop after this many rounds.').default(0),
  duration: duration('Stop after this time, looked at when a round starts.').default(0),
  percent: whole('Share that each round deletes and makes again, in percent; at least one item.').default(0),
  delay: duration('Pause at the end of each round.').default(0),
  deleteDelay: duration('Pause between deleting and making again.').default(0),
  mode: z
    .enum(['namespaces', 'objects'])
    .default('namespaces')
    .meta({ description: 'What is deleted: whole namespaces, or the oldest objects of each kind.' }),
});
