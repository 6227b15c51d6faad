import type { Following, Freshness } from '../../observer/protocol';

/** What the observer says to a question, and how fresh it is. */
export interface ClusterAnswer<Answer = unknown> {
  readonly answer: Answer;
  readonly freshness: Freshness;
}

/** Where the editor stands with the cluster: nobody asked yet, nobody may, or it is followed. */
export type ClusterState = { readonly state: 'off' | 'untrusted' } | Following;

/** Whether questions are answered, if perhaps with what was before. */
export const isAnswered = ({ state }: ClusterState): boolean => state === 'live' || state === 'stale';
