import type { Questions } from '../../observer/protocol';

export type CapacityAnswer = Questions['capacity']['answers'];
export type FairnessAnswer = Questions['fairness']['answers'];
export type Rooms = CapacityAnswer['all'];
/** One thing that ends: thousandths of a core, bytes, pieces. */
export type Room = NonNullable<Rooms['cpu']>;

/** One run of `headroom runs -o json`. */
export interface StoredRun {
  readonly runId: string;
  readonly title: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly context: string;
  readonly passed: boolean;
  readonly exitCode: number;
  readonly sentence: string;
  /** Path of its report.json. */
  readonly file: string;
}
