/** One thing that ends: thousandths of a core, bytes, pieces. */
export interface Room {
  readonly allocatable: number;
  readonly requested: number;
  readonly used?: number;
}

export type Rooms = Readonly<Partial<Record<'pods' | 'addresses' | 'cpu' | 'memory' | 'ephemeral-storage', Room>>>;

/** What the observer answers to `capacity`. */
export interface CapacityAnswer {
  readonly nodes: readonly {
    readonly node: string;
    readonly zone: string;
    readonly schedulable: boolean;
    readonly rooms: Rooms;
  }[];
  readonly all: Rooms;
}

/** What it answers to `status`. */
export interface StatusAnswer {
  readonly nodes: number;
  readonly pods: number;
}

/** What it answers to `fairness`, as far as the view shows it. */
export interface FairnessAnswer {
  readonly serverSeats: number;
  readonly levels: readonly {
    readonly name: string;
    readonly nominal: number;
    /** Absent for those who may not read the metrics. */
    readonly now?: {
      readonly current?: number;
      readonly inUse: number;
      readonly waiting: number;
      readonly rejected: number;
    };
  }[];
}

/** One run of `headroom runs -o json`. */
export interface StoredRun {
  readonly runId: string;
  readonly title: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly context: string;
  readonly passed: boolean;
  readonly exitCode: number;
  readonly sentence: string;
  /** Path of its report.json. */
  readonly file: string;
}
