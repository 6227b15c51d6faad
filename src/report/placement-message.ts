/** Amounts of what pods take from a node: thousandths of a core, bytes, pieces. */
export interface PodAmounts {
  readonly cpu: number;
  readonly memory: number;
  readonly pods: number;
}

/** A pod on a node, `namespace/name`. */
export interface PodBlock {
  readonly pod: string;
  readonly cpu: number;
  readonly memory: number;
}

/** A node as a bar: what it has, and what pods ask of it besides those of the workload. */
export interface NodeView {
  readonly name: string;
  /** Empty where the node names none. */
  readonly zone: string;
  readonly schedulable: boolean;
  readonly allocatable: PodAmounts;
  readonly asked: PodAmounts;
  /** The pods that ask for most; `rest` is all others together. */
  readonly blocks: readonly PodBlock[];
  readonly rest: PodAmounts;
  readonly used?: Pick<PodAmounts, 'cpu' | 'memory'>;
  /** Pods of the workload that run here now. */
  readonly own: number;
}

/** One replica of a rollout. */
export interface RolloutStep {
  readonly node?: string;
  readonly total: number;
  /** The best nodes; the first few of `tied`. */
  readonly ties: readonly string[];
  readonly tied: number;
  /** How many nodes would take it. */
  readonly fits: number;
  readonly fitError?: string;
  /** In the order of the bars: the total of one that would take it, the reasons of one that would not. */
  readonly verdicts: readonly (number | string)[];
}

/** The replicas of a workload, placed one after another. `cpu` and `memory` are what one asks for. */
export interface Rollout {
  readonly replicas: number;
  readonly cpu: number;
  readonly memory: number;
  readonly steps: readonly RolloutStep[];
  readonly sampled?: { readonly looksFor: number; readonly feasible: number };
  readonly notSimulated: readonly string[];
}

/** What the observer answers to `placement`. */
export interface PlacementView {
  readonly nodes: number;
  readonly matching: number;
  readonly shown: readonly NodeView[];
  readonly running: number;
  readonly before?: Rollout;
  readonly beforeFrom?: 'cluster' | 'file';
  readonly after: Rollout;
}

/** By what a workload is found again in a text that is being edited. */
export interface WorkloadKey {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** What the placement panel shows of one workload, or why it shows nothing. */
export type PlacementState =
  | { readonly kind: 'reading' | 'off' | 'untrusted' }
  /** `sentence` says what is the matter and what to do. */
  | { readonly kind: 'failed' | 'gone' | 'unreadable'; readonly sentence: string }
  | {
      readonly kind: 'placed';
      readonly context: string;
      readonly kubernetes: string;
      /** Since when it may be out of date, epoch ms. */
      readonly staleSince?: number;
      readonly view: PlacementView;
    };

/** What the editor sends to the panel: everything it shows. `uri` and `key` are remembered over a reload. */
export interface PlacementMessage {
  readonly uri: string;
  readonly key: WorkloadKey;
  /** The file, relative to the workspace. */
  readonly file: string;
  readonly state: PlacementState;
}

/** What the panel asks of the editor. `ready` is its first word, and again after it was hidden. */
export type PlacementRequest =
  | { readonly type: 'ready' | 'follow' | 'trust' | 'open-file' }
  /** Only nodes whose name, zone or label holds this text. */
  | { readonly type: 'filter'; readonly text: string };

/** What a panel remembers over a reload of its window. */
export type PlacementMemory = Pick<PlacementMessage, 'uri' | 'key'>;

/** Reads what a panel remembers; undefined when that is something else. */
export function placementMemory(value: unknown): PlacementMemory | undefined {
  if (typeof value !== 'object' || value === null || !('uri' in value) || !('key' in value)) return undefined;
  const { uri, key } = value;
  if (typeof uri !== 'string' || typeof key !== 'object' || key === null) return undefined;
  const { kind, name, namespace } = key as Partial<Record<keyof WorkloadKey, unknown>>;
  if (typeof kind !== 'string' || typeof name !== 'string') return undefined;
  return { uri, key: { kind, name, ...(typeof namespace === 'string' && { namespace }) } };
}
