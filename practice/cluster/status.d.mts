/** What is known of the cluster in a folder. All but `state` and `dir` are there unless `state` is `none`. */
export interface PracticeCluster {
  state: 'none' | 'running' | 'broken';
  dir: string;
  server: string;
  /** Its current context is the administrator's; the others are alice's (may edit team-a) and bob's. */
  kubeconfig: string;
  contexts: string[];
  /** How many simulated nodes. */
  nodes: number;
  /** Whether this machine is a node of it, besides. */
  realNode: boolean;
  /** As in v1.36.3. */
  kubernetes: string;
  /** At -v=10: the score of every plugin for every node. */
  schedulerLog: string;
  /** The parts that ended. */
  gone: string[];
}

export const DEFAULT_DIR: string;
export function status(options?: { dir?: string }): PracticeCluster;
export function statusText(found: PracticeCluster): string;
