import type { AbortRules } from '../../burner/abort-rules/abort-rules';
import type { Budget } from '../../report/budget';
import type { RunOptions } from '../run-options';

/** What `headroom run` takes besides its config. */
export interface RunCommandOptions extends RunOptions {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly oneNamespace?: boolean;
  readonly yes?: boolean;
  readonly confirmContext?: string;
  readonly planDigest?: string;
  readonly unscoped?: boolean;
  readonly allowHooks?: boolean;
  readonly keep?: boolean;
  readonly reportDir?: string;
  readonly events?: boolean;
  readonly stdinCancels?: boolean;
  readonly dryRun?: boolean;
  readonly url?: string;
  readonly budget?: Budget;
  readonly abortOn?: AbortRules;
  readonly format: 'pretty' | 'json';
}

/** Exit code of a run that was not allowed to start: invalid, forbidden or not confirmed. */
export const REFUSED = 5;
