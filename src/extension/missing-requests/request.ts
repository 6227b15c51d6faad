/** What the language server answers to `headroom/missingRequests`: the folder's workloads without requests, ranked. */
export interface MissingRequestsAnswer {
  /** False while the workspace is still being read. */
  readonly complete: boolean;
  /** All there are; `workloads` may be cut. */
  readonly total: number;
  readonly workloads: readonly MissingWorkload[];
  readonly limitRanges: readonly SuggestedLimitRange[];
}

export interface MissingWorkload {
  readonly uri: string;
  readonly range: LspRange;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly replicas: number;
  readonly missing: readonly string[];
  /** Why an image of it is known to take much. */
  readonly heavy?: string;
}

export interface SuggestedLimitRange {
  readonly namespace?: string;
  readonly workloads: number;
  readonly yaml: string;
}

interface LspPosition {
  readonly line: number;
  readonly character: number;
}

interface LspRange {
  readonly start: LspPosition;
  readonly end: LspPosition;
}

export const MISSING_REQUESTS = 'headroom/missingRequests';
