import { z } from 'zod';

/** A noisy and a quiet user of one API server, first in one priority level, then each in one of its own. */
export const isolationConfigSchema = z.strictObject({
  /** Requests a second of the noisy user. */
  noisyRate: z.number().positive().max(2000),
  /** Requests a second of the quiet user. */
  quietRate: z.number().positive().max(200),
  /** Seconds of each half. */
  durationSeconds: z.number().positive().max(600),
  /** Watches of the ConfigMaps that both ask for: each request keeps its seat 5 ms longer for every ten. */
  watchers: z.int().min(10).max(500),
  /** Requests that may wait in the shared level; the next is answered 429. */
  queueLength: z.int().positive().max(1000),
});

export type IsolationConfig = z.output<typeof isolationConfigSchema>;
