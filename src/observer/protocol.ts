import type { KubernetesObject } from '../kubernetes/object';
import type { CapacityFacts } from './capacity-facts';
import type { LiveFairness } from '../fairness/live-fairness';
import type { FactsForRules } from '../scheduling/facts-for-rules';
import type { UseAnswer, UsedWorkload } from '../sizing/workload-use';
import type { PlacementView } from '../scheduling/placement-view';
import type { WorkloadFacts } from '../scheduling/workload-facts';

/** How fresh an answer is. */
export interface Freshness {
  readonly context: string;
  readonly server: string;
  /** gitVersion of the API server. */
  readonly kubernetes: string;
  /** Since when the snapshot may be out of date, epoch ms; absent while it follows the cluster. */
  readonly staleSince?: number;
  /** What is not followed and why, a sentence each. */
  readonly missing: readonly string[];
}

/** What may be asked of the observer, and what it answers. */
export interface Questions {
  readonly status: {
    readonly asks: Record<never, never>;
    readonly answers: { readonly nodes: number; readonly pods: number };
  };
  readonly workload: { readonly asks: { readonly object: KubernetesObject }; readonly answers: WorkloadFacts | null };
  readonly fairness: { readonly asks: Record<never, never>; readonly answers: LiveFairness };
  /** What rules may know, with the placement of each of these objects. */
  readonly rules: {
    readonly asks: { readonly workloads: readonly KubernetesObject[] };
    readonly answers: FactsForRules;
  };
  /** Where the replicas of an edited workload go, before the edit and after it; `saved` is the text on disk. */
  readonly placement: {
    readonly asks: { readonly object: KubernetesObject; readonly saved?: KubernetesObject; readonly filter?: string };
    readonly answers: PlacementView | null;
  };
  /** What workloads should request by their use; each question brings the newest measurement. */
  readonly use: { readonly asks: { readonly workloads: readonly UsedWorkload[] }; readonly answers: UseAnswer };
  readonly capacity: { readonly asks: Record<never, never>; readonly answers: CapacityFacts };
}

export type QuestionName = keyof Questions;

/** How the following of the cluster goes. */
export interface Following {
  readonly state: 'connecting' | 'live' | 'stale' | 'failed';
  readonly sentence: string;
  readonly context?: string;
  /** Since when the snapshot may be out of date, epoch ms. */
  readonly since?: number;
}

/** One line to the observer. */
export interface QuestionLine {
  readonly id: number;
  readonly question: QuestionName;
  readonly with?: object;
}

/** One line from it: an answer to a question, or word that the state of following has changed. */
export type ObserverLine =
  | { readonly id: number; readonly answer: unknown; readonly freshness: Freshness }
  | { readonly id: number; readonly error: string }
  | Following;
