import { z } from 'zod';

/** An HTTP load: GET one address at a fixed rate of arrivals. */
export const httpConfigSchema = z.strictObject({
  /** Address to get. */
  url: z.url({ protocol: /^https?$/ }),
  /** Requests that start in a second. */
  rate: z.number().positive(),
  /** Seconds for each way of connecting. */
  durationSeconds: z.number().positive(),
  /** Keep connections, open one for each request, or do first one and then the other to compare. */
  connections: z.enum(['reused', 'new', 'both']).default('both'),
  /** Most requests under way at once; arrivals beyond it are counted as not sent. */
  maxInFlight: z.int().positive().default(200),
});

export type HttpConfig = z.output<typeof httpConfigSchema>;
