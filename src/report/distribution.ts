/** A distribution of times in ms. Percentiles by nearest rank unless the field that holds it says otherwise. */
export interface Distribution {
  readonly n: number;
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly avg: number;
}
