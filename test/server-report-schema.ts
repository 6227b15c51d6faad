import { z } from 'zod';

const epochMs = z.number().meta({ description: 'Epoch ms.' });

const serverSample = z.strictObject({
  at: epochMs,
  server: z.int().meta({ description: 'Which API server answered: index into `servers`.' }),
  memoryBytes: z.number(),
  cores: z.number().nullable().meta({ description: 'In use since the sample before; null in a server’s first.' }),
  inFlight: z.strictObject({ readOnly: z.number(), mutating: z.number() }),
  levels: z
    .record(z.string(), z.strictObject({ seats: z.number(), queued: z.number(), rejected: z.number() }))
    .meta({ description: 'By priority level, those without work left out.' }),
});

const level = z.strictObject({
  name: z.string(),
  nominalSeats: z.number(),
  limitSeats: z.number(),
  peakSeats: z.number(),
  peakQueued: z.number(),
  dispatched: z.number(),
  rejected: z.number(),
});

const caller = z.strictObject({
  flowSchema: z.string(),
  level: z.string(),
  dispatched: z.number(),
  rejected: z.number(),
  executionSeconds: z.number(),
  waitSeconds: z.number(),
});

/** The API server while a run went on. */
export const serverReport = z
  .strictObject({
    everyMs: z.number(),
    unavailable: z.string().exactOptional(),
    apiServers: z.int().exactOptional(),
    servers: z.array(z.strictObject({ startedAt: epochMs })),
    restarts: z.int(),
    samples: z.array(serverSample),
    gaps: z.array(z.strictObject({ from: epochMs, to: epochMs, why: z.string() })),
    levels: z.array(level),
    callers: z.array(caller),
    cost: z.strictObject({ samples: z.int(), bytes: z.int(), parseMs: z.number() }),
  })
  .meta({ description: 'The API server while the run went on; `unavailable` says why it was not sampled.' });
