import type { JobPlan, RunPlan } from '../burner-config/plan';
import type { Connection } from '../cluster/connection';
import type { Budget } from '../report/budget';
import type { PrometheusProfile } from './prometheus/profiles';
import type { AbortRules } from './abort-rules/abort-rules';
import type { PlanSummary, RunEvent } from '../report/events';
import type { RunTarget } from '../report/report';

/** A confirmed plan, and where it goes. */
export interface RunRequest {
  readonly runId: string;
  readonly title: string;
  readonly source: string;
  readonly headroomVersion: string;
  readonly plan: RunPlan;
  readonly summary: PlanSummary;
  readonly target: RunTarget;
  readonly connection: Connection;
  readonly signal: AbortSignal;
  /** Ends the clean-up too: a second Ctrl-C. The journal stays for the next start. */
  readonly cleanUpSignal: AbortSignal;
  readonly unscoped: boolean;
  readonly keep: boolean;
  /** Where hooks run: the config's own folder. */
  readonly folder: string;
  /** What is asked of Prometheus when the jobs have ended. */
  readonly profiles: readonly PrometheusProfile[];
  /** What the run may cost at most, and what ends it before its time. */
  readonly limits: { readonly budget: Budget; readonly abortOn: AbortRules };
  /** Folder that gets kube-burner's documents besides the report (`--report-dir`). */
  readonly reportDir?: string;
  /** Looks at the cluster as a job finds it; resolves before the job begins. Rejects with ClusterError. */
  readonly beforeJob?: (job: JobPlan) => Promise<void>;
  readonly emit: (event: RunEvent) => void;
}
