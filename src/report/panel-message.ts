import type { RunEvent } from './events';

/** What the editor sends to the results panel. `replay` starts over with everything that is known of a run. */
export type PanelMessage =
  | { readonly type: 'replay'; readonly events: readonly RunEvent[]; readonly lost?: string }
  | { readonly type: 'events'; readonly events: readonly RunEvent[] }
  /** The runner ended without a report; `sentence` says what happened and what to do. */
  | { readonly type: 'lost'; readonly sentence: string };

/** What the panel asks of the editor. `ready` is its first word, and again after it was hidden. */
export interface PanelRequest {
  readonly type: 'ready' | 'cancel' | 'run-again' | 'open-report' | 'clean-up';
}

/** What a panel remembers over a reload of its window: which run it showed. */
export interface PanelMemory {
  readonly runId: string;
  readonly title: string;
}

/** Reads what a panel remembers; undefined when that is something else. */
export function panelMemory(value: unknown): PanelMemory | undefined {
  if (typeof value !== 'object' || value === null || !('runId' in value) || !('title' in value)) return undefined;
  const { runId, title } = value;
  return typeof runId === 'string' && typeof title === 'string' ? { runId, title } : undefined;
}
