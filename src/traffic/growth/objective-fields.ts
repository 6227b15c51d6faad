import { z } from 'zod';

/** What p99 of calls must stay below, ms, as configs have it. */
export const objectiveFields = {
  mutatingMs: z.number().positive(),
  listsMs: z.number().positive(),
};
