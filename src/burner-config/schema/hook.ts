import { z } from 'zod';
import { flag, text } from './scalars';

const MOMENTS = [
  'beforeJobExecution',
  'afterJobExecution',
  'onEachIteration',
  'beforeChurn',
  'afterChurn',
  'beforeCleanup',
  'afterCleanup',
  'beforeGC',
  'afterGC',
] as const;

export const hookSchema = z.strictObject({
  cmd: z
    .array(text('Word of the command'))
    .min(1)
    .meta({ description: 'Local command, word by word; no shell reads it.' }),
  when: z.enum(MOMENTS).meta({ description: 'The moment at which it runs.' }),
  background: flag('Run without being waited for.').default(false),
});

export const watcherSchema = z.strictObject({
  kind: text('Kind to watch.').optional(),
  apiVersion: text('API version of the kind.').optional(),
  labelSelector: z
    .record(z.string(), text('Value'))
    .optional()
    .meta({ description: 'Labels of the objects to watch.' }),
  replicas: z.int().default(1).meta({ description: 'How many watches at once.' }),
});
