/** How fresh an answer about a cluster is. */
export interface Freshness {
  readonly context: string;
  readonly server: string;
  /** gitVersion of the API server. */
  readonly kubernetes: string;
  /** Since when it may be out of date, epoch ms; absent while the cluster is followed. */
  readonly staleSince?: number;
  /** What is not followed and why, a sentence each. */
  readonly missing: readonly string[];
}

export interface ClusterAnswer<Answer = unknown> {
  readonly answer: Answer;
  readonly freshness: Freshness;
}

/** How the following of a cluster goes, as the observer says it. */
export interface Following {
  readonly state: 'connecting' | 'live' | 'stale' | 'failed';
  readonly sentence: string;
  readonly context?: string;
  /** Since when what is known may be out of date, epoch ms. */
  readonly since?: number;
}

/** Where the editor stands with the cluster: nobody asked yet, nobody may, or it is followed. */
export type ClusterState = { readonly state: 'off' | 'untrusted' } | Following;
