import type { BurnerConfig, JobConfig, ObjectConfig } from './config';
import type { NamespaceRange } from './namespace-range';

/** One object of a create job, rendered. Run labels are not on it yet; `burner/` adds them. */
export interface PlannedObject {
  readonly objectIndex: number;
  readonly iteration: number;
  /** From 1. */
  readonly replica: number;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** As the API server would place it: the template's own, or the iteration's; `undefined` only for cluster-scoped kinds. */
  readonly namespace: string | undefined;
  /** Whether the job's waits count it. */
  readonly wait: boolean;
  /** The entry of the config that it comes from. */
  readonly entry: ObjectConfig;
  /** Pods that controllers make of it. */
  readonly pods: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a job that deletes, patches or reads goes for. */
export interface PlannedSelection {
  readonly objectIndex: number;
  readonly apiVersion: string;
  readonly kind: string;
  readonly labelSelector: Readonly<Record<string, string>>;
  readonly wait: boolean;
  /** The entry of the config that it comes from. */
  readonly entry: ObjectConfig;
}

/** One patch of a patch job, for every object that its selector finds. */
export interface PlannedPatch {
  readonly objectIndex: number;
  readonly iteration: number;
  readonly apiVersion: string;
  readonly kind: string;
  readonly labelSelector: Readonly<Record<string, string>>;
  readonly patchType: string;
  /** A list of operations, or a part of the object. */
  readonly patch: unknown;
}

/** All that one job will do, countable before it starts. */
export interface JobPlan {
  readonly config: JobConfig;
  readonly type: JobConfig['jobType'];
  /** Requests that carry the job's load: objects created, or at most as many as earlier jobs left for it, in all iterations. */
  readonly requests: number;
  readonly pods: number;
  /** There are too many objects to render each: pods and kinds are reckoned from some of them. Such a job cannot run. */
  readonly isSampled: boolean;
  /** Namespaces this job makes. Empty when it uses existing ones. */
  readonly madeRanges: readonly NamespaceRange[];
  /** Every namespace it writes to. */
  readonly namespaceRanges: readonly NamespaceRange[];
  /** The names of `madeRanges`, in order; listed when asked for. */
  readonly madeNamespaces: readonly string[];
  /** The names of `namespaceRanges`; listed when asked for. */
  readonly namespaces: readonly string[];
  /** Distinct apiVersion/kind with the verbs needed, for preflight and clean-up. */
  readonly kinds: readonly { readonly apiVersion: string; readonly kind: string; readonly verbs: readonly string[] }[];
  readonly selections: readonly PlannedSelection[];
  /** Objects one by one, in kube-burner's order (iteration, object, replica); rendered when asked, so memory stays flat. */
  objects(wanted?: WantedPlace): Generator<PlannedObject>;
  /** Patches one by one: iteration, object. */
  patches(wanted?: WantedPlace): Generator<PlannedPatch>;
}

/** Only one iteration (from 0), only one replica (from 1) of each object, or only objects of one group. */
export interface WantedPlace {
  readonly iteration?: number | undefined;
  readonly replica?: number | undefined;
  readonly group?: number | undefined;
}

/** A whole run, before it starts. Same config, data and seed give the same digest. */
export interface RunPlan {
  readonly config: BurnerConfig;
  readonly jobs: readonly JobPlan[];
  /** SHA-256 (hex) over every rendered object, selection, rate and wait; the run's own names and clock are no part of it. */
  readonly digest: string;
  /** What the config asks for and a run does otherwise, a sentence each. */
  readonly notes: readonly string[];
  /** What this version cannot run of it, a sentence each; empty when it can run. */
  readonly unsupported: readonly string[];
  /** Everything goes into this one existing namespace (set by `-n` with `--one-namespace`). */
  readonly oneNamespace?: string;
}
