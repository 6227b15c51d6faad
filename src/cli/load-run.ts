import type { HttpConfig } from '../traffic/config';
import type { RunPlan } from '../burner-config/plan';

/** What `plan` and `run` start from: a kube-burner config or scenario, planned; or an HTTP scenario. */
export type LoadedRun =
  | { readonly kind: 'burner'; readonly title: string; readonly source: string; readonly plan: RunPlan }
  | { readonly kind: 'http'; readonly title: string; readonly source: string; readonly config: HttpConfig };

/** Options that `render`, `plan` and `run` share. */
export interface LoadOptions {
  readonly userData?: string;
  readonly set?: readonly string[];
  readonly scale?: number;
  /** Existing namespace that takes everything. */
  readonly oneNamespace?: string;
  readonly uuid: string;
  readonly runId: string;
  readonly seed: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}
