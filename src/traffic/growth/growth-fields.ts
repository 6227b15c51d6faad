import { z } from 'zod';

/** What every load that grows by simulated nodes has in its config. */
export const growthFields = {
  /** Calls that only measure. */
  writesPerSecond: z.number().positive().max(100),
  listsPerSecond: z.number().positive().max(20),
  /** Each step is watched at least so long. */
  secondsPerStep: z.number().positive().max(600),
  /** How long the pods of a step may take. */
  secondsToReady: z.number().positive().max(1800),
  /** What p99 of calls must stay below, ms. */
  mutatingMs: z.number().positive(),
  listsMs: z.number().positive(),
};
