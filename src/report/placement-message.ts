import type { PlacementView } from '../scheduling/placement-view';

// The panel may import report alone.
export type { NodeView, PlacementView, PodAmounts, Rollout, RolloutStep } from '../scheduling/placement-view';

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
