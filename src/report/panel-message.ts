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
