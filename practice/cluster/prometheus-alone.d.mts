export interface ScrapeTarget {
  /** Its `job` label. */
  readonly job: string;
  readonly server: string;
  /** PEM. */
  readonly certificateAuthority: string;
  readonly token: string;
  /** Such as /metrics. */
  readonly path: string;
}

export interface PrometheusAlone {
  readonly url: string;
  stop(): Promise<void>;
}

export function startPrometheus(options: {
  targets: readonly ScrapeTarget[];
  say?: (line: string) => void;
}): Promise<PrometheusAlone>;
