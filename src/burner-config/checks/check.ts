import type { BurnerConfig } from '../config';
import type { Files } from '../files';
import type { ConfigFinding } from '../finding';

/** What a check looks at: the config with its defaults, the value as written (what is missing there was not set), files. */
export interface CheckTarget {
  readonly config: BurnerConfig;
  readonly written: unknown;
  readonly files: Files;
  /** Assignments of --set. */
  readonly set?: readonly string[] | undefined;
}

export type Check = (target: CheckTarget) => readonly ConfigFinding[];
