import type { Distribution } from './distribution';
import type { ServerReport } from './server-report';

/** Exit codes of `headroom run`; the highest of 130, 5, 2, 3, 4, 1 wins. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 130;

/** Why a run did not pass: kind, count and one sentence. */
export interface ErrorCount {
  readonly kind: string;
  readonly count: number;
  readonly message: string;
}

/** A stage of pod start-up. `observed: false` when this cluster never showed it (not an error). */
export interface StageLatency {
  readonly stage: string;
  readonly observed: boolean;
  readonly latency?: Distribution;
}

/** Pod start-up both ways: kube-burner's definition and percentile, and exact by watch arrival. */
export interface PodLatencyReport {
  readonly compatible: readonly StageLatency[];
  readonly exact: readonly StageLatency[];
  readonly pods: number;
  readonly neverReady: number;
  readonly watchGaps: readonly { readonly from: number; readonly to: number }[];
  /** Pods ran on simulated nodes (kwok), where no kubelet takes part. */
  readonly simulated: boolean;
  /** How many of the pods did; absent in reports of before it was counted. */
  readonly simulatedPods?: number;
  /** Pods that say a stage was before their creation: clocks that differ. */
  readonly beforeCreation?: number;
  /** Where they went, most pods first, at most 100 nodes; pods that no node took are left out. */
  readonly byNode?: readonly PodsOfNode[];
}

/** Pods of a job on one node. */
export interface PodsOfNode {
  readonly node: string;
  readonly pods: number;
  /** What the scheduler's formulas said before the job; only where a scenario asks for it. */
  readonly predicted?: number;
}

/** kube-burner's names of what can be measured. */
export type MeasurementName = 'podLatency' | 'jobLatency' | 'pvcLatency' | 'nodeLatency' | 'serviceLatency';

/**
 * What one measurement of a job found, both ways: kube-burner's definition and percentile, and exact by watch arrival
 * (from ADDED to each stage; serviceLatency says in its page what its stages run from). Times are ms.
 */
export interface MeasurementReport {
  readonly name: MeasurementName;
  /** Kind of the objects: Job, PersistentVolumeClaim, Node, Service. */
  readonly kind: string;
  readonly objects: number;
  /** Objects that never reached the last stage; kube-burner leaves them out of its figures. */
  readonly neverReady: number;
  /** A stage that no object showed is `observed: false`, where kube-burner prints zeros. */
  readonly compatible: readonly StageLatency[];
  readonly exact: readonly StageLatency[];
  readonly watchGaps: readonly { readonly from: number; readonly to: number }[];
  /** Objects on simulated nodes (kwok), or simulated nodes themselves. */
  readonly simulated: number;
  /** Objects that say a stage was before their creation: clocks that differ. */
  readonly beforeCreation?: number;
  /** podLatency only: pods by node, most first. */
  readonly byNode?: readonly PodsOfNode[];
  /** Why nothing was measured although it was asked for, a sentence. */
  readonly impossible?: string;
}

/** One point of the timeline, at most four a second. Counters are totals since the job began. */
export interface Sample {
  /** Epoch ms. */
  readonly at: number;
  readonly job: string;
  readonly requestedRate: number;
  /** Requests a second over the last second. */
  readonly reachedRate: number;
  readonly sent: number;
  readonly answered: number;
  readonly errors: number;
  readonly podsCreated?: number;
  readonly podsReady?: number;
  /** Exact latencies so far, by stage (burner: Ready, …; http: reused, new). */
  readonly latency?: Readonly<Record<string, Distribution>>;
}

/** Watches that a job held open beside its load (watchers), and what they saw. */
export interface WatcherReport {
  readonly apiVersion: string;
  readonly kind: string;
  readonly watches: number;
  /** Objects listed at the start and changes, over all of these watches. */
  readonly events: number;
  readonly gaps: number;
}

/** What each job did. Rates are per second; `reachedRate` = (n−1)/(last send − first send − pauses), of what was sent before it churned. */
export interface JobReport {
  readonly name: string;
  /** `http`: GETs of one address; `load`: requests to the API server that no kube-burner job describes. */
  readonly type: 'create' | 'delete' | 'patch' | 'read' | 'http' | 'load';
  readonly startedAt: number;
  readonly endedAt: number;
  readonly requestedRate: number;
  readonly burst?: number;
  readonly reachedRate: number | null;
  readonly sent: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly retried: number;
  /** Answers 429 (too many requests), those that a retry followed among them; absent in HTTP runs. */
  readonly throttled?: number;
  /** Bytes of bodies while the job ran, all requests and watches of the run taken together; server samples apart. */
  readonly bytes?: { readonly sent: number; readonly received: number; readonly watched: number };
  /** http only: arrivals never sent, by cause in plain words. They have no latency sample. */
  readonly notSent?: readonly ErrorCount[];
  /** How late requests left, against their deadline, ms. */
  readonly sendDelay?: Distribution;
  readonly requestLatency: readonly { readonly what: string; readonly latency: Distribution }[];
  readonly errors: readonly ErrorCount[];
  readonly podLatency?: PodLatencyReport;
  /** What else was measured, in the order of the table of measurements. */
  readonly measurements?: readonly MeasurementReport[];
  /** When it churned (churnConfig), epoch ms. */
  readonly churn?: { readonly from: number; readonly to: number };
  readonly watchers?: readonly WatcherReport[];
}

/** The document of a run (report.json). */
export interface Report {
  readonly schemaVersion: 1;
  readonly runId: string;
  readonly title: string;
  /** Scenario name, or path of the config. */
  readonly source: string;
  readonly headroomVersion: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly target: RunTarget;
  readonly outcome: {
    readonly passed: boolean;
    readonly exitCode: ExitCode;
    readonly sentence: string;
    readonly reasons: readonly string[];
  };
  readonly jobs: readonly JobReport[];
  /** At most 2001, spread evenly over the run. */
  readonly samples: readonly Sample[];
  readonly steps: readonly StepRecord[];
  readonly cleanUp: { readonly deleted: number; readonly left: number; readonly kept: boolean };
  readonly notes: readonly string[];
  /** The API server while the run went on; absent in HTTP runs and in reports of before it was sampled. */
  readonly server?: ServerReport;
}

/** Where a run goes. Never holds a credential. */
export interface RunTarget {
  readonly context: string;
  readonly server: string;
  readonly namespaces: readonly string[];
  readonly kubernetesVersion?: string;
  readonly nodes?: { readonly total: number; readonly simulated: number };
}

export interface StepRecord {
  readonly at: number;
  readonly name: string;
  readonly state: 'started' | 'done' | 'failed';
  readonly text: string;
}
