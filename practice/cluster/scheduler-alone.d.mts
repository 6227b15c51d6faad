export interface SchedulerAlone {
  /** The file it logs to, at -v=10. */
  readonly log: string;
  stop(): Promise<void>;
}

export function startScheduler(options: {
  /** A folder that exists. */
  dir: string;
  server: string;
  /** PEM. */
  certificateAuthority: string;
  token: string;
  /** As in a KubeSchedulerConfiguration. */
  profiles: readonly unknown[];
  say?: (line: string) => void;
}): Promise<SchedulerAlone>;
