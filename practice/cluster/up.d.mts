import type { PracticeCluster } from './status.mjs';

export interface UpOptions {
  dir?: string;
  /** Simulated nodes; 10. */
  nodes?: number;
  /** practice */
  contextName?: string;
  say?: (line: string) => void;
  signal?: AbortSignal;
}

export function up(options?: UpOptions): Promise<PracticeCluster & { started: boolean }>;
