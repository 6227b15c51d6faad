import { z } from 'zod';

/** Many clients that list the same objects, in four ways one after the other. */
export const listStormConfigSchema = z.strictObject({
  /** ConfigMaps that are listed; the run makes them. */
  listedObjects: z.int().positive().max(20_000),
  /** Bytes of data in each. */
  objectBytes: z.int().positive().max(100_000),
  /** Clients, each with one list under way. */
  clients: z.int().positive().max(200),
  /** Lists of all clients together in each way. */
  listsPerWay: z.int().positive().max(10_000),
  /** Most lists that begin in a second. */
  rate: z.number().positive().max(1000),
  /** Objects in a page of the paged way. */
  pageSize: z.int().positive().max(5000),
});

export type ListStormConfig = z.output<typeof listStormConfigSchema>;

/** Most objects of an answer, as the storm that was seen in the field asked for. */
export const STORM_LIMIT = 5000;
