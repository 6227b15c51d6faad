import type { PracticeCluster } from './status.mjs';

export interface UpOptions {
  dir?: string;
  /** Simulated nodes; 10. */
  nodes?: number;
  /** This machine as a node with real pods: true fails where it cannot be; the default is to have it where it can. */
  realNode?: boolean;
  /** practice */
  contextName?: string;
  /** Besides those that every practice cluster has. */
  apiServerFlags?: readonly string[];
  say?: (line: string) => void;
  signal?: AbortSignal;
}

export function up(options?: UpOptions): Promise<PracticeCluster & { started: boolean }>;
