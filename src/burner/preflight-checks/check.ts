import type { RunPlan } from '../../burner-config/plan';
import type { Connection } from '../../cluster/connection';
import type { NamespacesSeen } from './namespaces-seen';
import type { PlannedLoad } from './planned-load';

/** What every check may look at. Nothing is changed by looking. */
export interface CheckInput {
  readonly connection: Connection;
  readonly plan: RunPlan;
  /** What the create jobs make, a group for each template and namespace. */
  readonly load: PlannedLoad;
  readonly namespaces: NamespacesSeen;
}

/** What a check found, sentences with what to do. */
export interface CheckResult {
  /** The run would surely fail. */
  readonly refusals?: readonly string[];
  readonly warnings?: readonly string[];
}

/** One look at the cluster before a run. */
export interface Check {
  /** What it needs to see, for `Not checked for want of rights: …`. */
  readonly looksAt: string;
  /** Rejects with a ClusterError `forbidden` when the user may not look. */
  readonly run: (input: CheckInput) => Promise<CheckResult>;
}
