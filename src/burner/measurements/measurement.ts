import type { MeasurementConfig } from '../../burner-config/config';
import type { JobPlan } from '../../burner-config/plan';
import type { MeasurementName, MeasurementReport, Sample } from '../../report/report';
import type { RunContext } from '../run-context';
import type { IsSimulated } from '../simulated-nodes';

/** One way to measure what a job brings about. All of them stand in `table.ts`. */
export interface Measurement {
  /** kube-burner's name for it in `measurements[]`. */
  readonly name: MeasurementName;
  /** Jobs that kube-burner measures so; others go without. */
  readonly jobTypes: readonly JobPlan['type'][];
  /** Kinds that it lists and watches, or does more with. */
  readonly kinds: readonly (Partial<MeasuredKind> & Pick<MeasuredKind, 'apiVersion' | 'kind'>)[];
  /** Begins; resolves when nothing that the job makes can be missed. Rejects with ClusterError where it may not look. */
  readonly start: (measured: MeasuredJob) => Promise<Measuring>;
}

/** A kind that a measurement needs rights for; `subresource` where they are for that alone. */
export interface MeasuredKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly verbs: readonly string[];
  readonly subresource?: string;
}

/** A job about to be measured. */
export interface MeasuredJob {
  readonly run: RunContext;
  readonly job: JobPlan;
  /** The measurement's entry, a job's own over the global one. */
  readonly config: MeasurementConfig;
  readonly isSimulated: IsSimulated;
  /** Aborts with the run, and when the measurement ends. */
  readonly signal: AbortSignal;
}

/** A measurement under way. */
export interface Measuring {
  /** What a live sample shows of it. */
  readonly sample?: () => Pick<Sample, 'podsCreated' | 'podsReady' | 'latency'>;
  /** Waits, seconds at most, for what is still on its way, then gives the figures. */
  readonly end: () => Promise<Measured>;
}

/** What a measurement found. */
export interface Measured {
  readonly report: MeasurementReport;
  readonly documents: MeasurementDocuments;
}

/** kube-burner's documents of one measurement. Rows are made when asked for: there may be a hundred thousand. */
export interface MeasurementDocuments {
  /** `podLatencyMeasurement`, `svcLatencyMeasurement` … */
  readonly metricName: string;
  /** `podLatencyQuantilesMeasurement` … */
  readonly quantilesName: string;
  /** One row for each object that kube-burner would count, without what `documents/` adds to all rows. */
  readonly rows: () => Iterable<DocumentRow>;
  /** Latencies of those rows by quantile name, in the unit of the documents (ms; ns for services). */
  readonly quantiles: ReadonlyMap<string, ArrayLike<number>>;
  /** One row for each object with its exact times, as `exactLatency-<job>` has them; where it has more to tell. */
  readonly exactRows?: () => Iterable<DocumentRow>;
}

export type DocumentRow = Readonly<Record<string, unknown>>;
