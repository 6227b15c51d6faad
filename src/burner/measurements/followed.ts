/** What of a watched object says who it is. */
export interface WatchedIdentity {
  readonly metadata?: {
    readonly uid?: string;
    readonly name?: string;
    readonly namespace?: string;
    readonly creationTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

/** An object on its way through stages. Times are epoch ms; NaN where a stage was not reached, or nothing says when. */
export interface Followed {
  readonly name: string;
  readonly namespace: string;
  /** kube-burner's labels; 0 where an object has none, as in its documents. */
  readonly iteration: number;
  readonly replica: number;
  /** creationTimestamp, in whole seconds. */
  readonly createdAt: number;
  /** Arrival of ADDED. */
  readonly addedAt: number;
  /** Arrival of the first event that showed each stage. */
  readonly arrived: number[];
  /** When each stage was reached as the cluster says it. */
  readonly stated: number[];
}

/** An object that was just seen for the first time. */
export function follow({ metadata }: WatchedIdentity, addedAt: number, stages: number): Followed {
  const label = (name: string): number => Number.parseInt(metadata?.labels?.[`kube-burner.io/${name}`] ?? '', 10) || 0;
  return {
    name: metadata?.name ?? '',
    namespace: metadata?.namespace ?? '',
    iteration: label('job-iteration'),
    replica: label('replica'),
    createdAt: Date.parse(metadata?.creationTimestamp ?? ''),
    addedAt,
    arrived: Array<number>(stages).fill(NaN),
    stated: Array<number>(stages).fill(NaN),
  };
}

/** Notes that a stage is reached; false when that was known. */
export function reach(object: Followed, stage: number, arrivedAt: number, stated = NaN): boolean {
  if (!Number.isNaN(object.arrived[stage])) return false;
  object.arrived[stage] = arrivedAt;
  object.stated[stage] = stated;
  return true;
}

/** Whether an object reached a stage. */
export const hasReached = ({ arrived }: Followed, stage: number): boolean => !Number.isNaN(arrived[stage]);
