import type { ClusterState } from './cluster-state';
import { nodeView, type NodeView } from './node-view';
import { nodesThatMatter } from './nodes-that-matter';
import type { PodInfo } from './pod-info';
import type { Rollout, RolloutStep } from './rollout';
import type { NodeUse } from './workload-facts';

export type { NodeView, PodAmounts } from './node-view';
export type { Rollout, RolloutStep } from './rollout';

/** The rollouts of a workload before and after an edit, on the same nodes. */
export interface Rollouts {
  /** The cluster without the pods of the workload. */
  readonly base: ClusterState;
  /** Its pods that run now and were taken out. */
  readonly running: ReadonlySet<PodInfo>;
  readonly before?: Rollout;
  /** Where `before` was read. */
  readonly beforeFrom?: 'cluster' | 'file';
  readonly after: Rollout;
}

/** What the placement view shows. Verdicts of steps are in the order of `shown`. */
export interface PlacementView extends Pick<Rollouts, 'before' | 'beforeFrom' | 'after'> {
  /** How many nodes there are. */
  readonly nodes: number;
  /** How many of them the filter lets pass. */
  readonly matching: number;
  readonly shown: readonly NodeView[];
  /** How many pods of the workload run now and were taken out. */
  readonly running: number;
}

/**
 * The view of two rollouts: all nodes below 100, else those that take replicas and the fullest; of those whose name, zone or
 * label (`key=value`) holds the text of `filter`, when there is one.
 */
export function placementView(
  rollouts: Rollouts,
  uses: ReadonlyMap<string, NodeUse>,
  filter = '',
  most = 100,
): PlacementView {
  const { base, running, before, beforeFrom, after } = rollouts;
  const { matching, chosen } = nodesThatMatter(rollouts, filter, most);
  const own = new Map<string, number>();
  for (const { nodeName } of running) own.set(nodeName, (own.get(nodeName) ?? 0) + 1);
  const places = new Map([...base.nodes.keys()].map((name, index) => [name, index]));
  const columns = chosen.map(({ name }) => places.get(name) ?? -1);
  return {
    nodes: base.nodes.size,
    matching,
    shown: chosen.map(node => nodeView(node, uses.get(node.name), own.get(node.name) ?? 0)),
    running: running.size,
    ...(before && { before: narrowed(before, columns) }),
    ...(beforeFrom && { beforeFrom }),
    after: narrowed(after, columns),
  };
}

function narrowed(rollout: Rollout, columns: readonly number[]): Rollout {
  const step = (one: RolloutStep): RolloutStep => ({
    ...one,
    verdicts: columns.map(column => one.verdicts[column] ?? ''),
  });
  return { ...rollout, steps: rollout.steps.map(step) };
}
