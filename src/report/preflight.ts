import type { PlanSummary } from './events';
import type { RunTarget } from './report';

/** A right that the plan needs and the user lacks. */
export interface MissingPermission {
  readonly verb: string;
  /** API group, '' for core. */
  readonly group: string;
  readonly resource: string;
  /** Absent when it is needed cluster-wide. */
  readonly namespace?: string;
}

/** An earlier run of this machine that left its journal open, so objects may remain. */
export interface Leftover {
  readonly runId: string;
  readonly context: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly title: string;
}

/** Something that a plan may do only when a person said so; without these options of `run` it is refused. */
export interface Allowance {
  /** What it would do, a sentence. */
  readonly why: string;
  readonly options: readonly string[];
}

/** What `run … --dry-run -o json` prints: everything a person should see before confirming. Nothing was changed. */
export interface PreflightDocument {
  readonly schemaVersion: 1;
  readonly title: string;
  /** Scenario name, or path of the config. */
  readonly source: string;
  readonly plan: PlanSummary;
  readonly target: RunTarget;
  readonly missingPermissions: readonly MissingPermission[];
  /** Why the context looks like production, a sentence; absent when it does not. Then `--confirm-context` is needed. */
  readonly production?: string;
  /** Why this run would be refused whatever is confirmed (missing namespace, target not loopback). */
  readonly refusals: readonly string[];
  /** What nobody has allowed yet (hooks, more than the budget). */
  readonly allowances: readonly Allowance[];
  /** What the cluster has too little of, or was not looked at: a sentence each, with what to do. The run may start. */
  readonly warnings: readonly string[];
  readonly leftovers: readonly Leftover[];
  readonly notes: readonly string[];
}
