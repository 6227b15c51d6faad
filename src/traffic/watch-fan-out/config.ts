import { z } from 'zod';

/** Watches on the same objects, more from step to step, while the objects are written at a steady rate. */
export const watchFanOutConfigSchema = z.strictObject({
  /** Watches that are open in each step. */
  watchersByStep: z.array(z.int().positive().max(5000)).min(1).max(20),
  writesPerSecond: z.number().positive().max(500),
  secondsPerStep: z.number().positive().max(600),
  /** Bytes of data in each of the objects that are written. */
  objectBytes: z.int().positive().max(100_000),
});

export type WatchFanOutConfig = z.output<typeof watchFanOutConfigSchema>;

/** Writes of one step. */
export const writesOf = ({ writesPerSecond, secondsPerStep }: WatchFanOutConfig): number =>
  Math.max(1, Math.round(writesPerSecond * secondsPerStep));

export const stepName = (watchers: number): string => (watchers === 1 ? '1 watcher' : `${watchers} watchers`);
