import { withPods } from './state-with';
import type { ClusterState } from './cluster-state';
import type { IncomingPod } from './incoming-pod';
import type { NodeInfo } from './node-info';
import { fits, type Cycle, type NodeFilter } from './plugin';
import type { Profile } from './profile';

export interface Refusal {
  readonly plugin: string;
  readonly reasons: readonly string[];
}

/** What filtering found. */
export interface Filtered {
  readonly feasible: readonly NodeInfo[];
  /** By node: the first plugin that refused it. */
  readonly refused: ReadonlyMap<string, Refusal>;
  /** The plugin that refused the pod before any node was looked at. */
  readonly rejected: Refusal | undefined;
}

interface Check {
  readonly plugin: string;
  readonly filter: NodeFilter;
}

/** A pod's filters, prepared for one state. */
interface Prepared {
  readonly rejected?: Refusal;
  readonly checks: readonly Check[];
  /** The only nodes that are looked at, and who says so. */
  readonly only?: { readonly nodes: ReadonlySet<string>; readonly plugin: string };
}

/** Runs the filters of a profile over all nodes, in the scheduler's order; of each node the first refusal counts. */
export function filterNodes(pod: IncomingPod, state: ClusterState, profile: Profile): Filtered {
  const prepared = prepare({ pod, state, args: profile.args }, profile);
  const refused = new Map<string, Refusal>();
  const all = [...state.nodes.values()];
  if (prepared.rejected) {
    for (const { name } of all) refused.set(name, prepared.rejected);
    return { feasible: [], refused, rejected: prepared.rejected };
  }
  const anyNominated = state.nominated.size > 0;
  const feasible = all.filter(node => {
    const crowded = anyNominated ? besideNominated(node, prepared, { pod, state, profile }) : undefined;
    const refusal = crowded ?? refusalOn(node, prepared);
    if (refusal) refused.set(node.name, refusal);
    return !refusal;
  });
  return { feasible, refused, rejected: undefined };
}

function prepare(cycle: Cycle, { filters }: Profile): Prepared {
  const checks: Check[] = [];
  let only: Prepared['only'];
  for (const { name: plugin, filter } of filters) {
    if (!filter) continue;
    const filtering = filter(cycle);
    if (filtering.rejected !== undefined) return { checks, rejected: { plugin, reasons: [filtering.rejected] } };
    if (filtering.only) only = { nodes: filtering.only, plugin };
    if (filtering.filter) checks.push({ plugin, filter: filtering.filter });
  }
  return { checks, ...(only && { only }) };
}

function refusalOn(node: NodeInfo, { checks, only }: Prepared): Refusal | undefined {
  if (only && !only.nodes.has(node.name)) {
    return { plugin: only.plugin, reasons: [`node(s) didn't satisfy plugin(s) [${only.plugin}]`] };
  }
  for (const { plugin, filter } of checks) {
    const reasons = filter(node);
    if (reasons !== fits && reasons.length > 0) return { plugin, reasons };
  }
  return undefined;
}

/**
 * The pod must also fit beside pods of its priority or higher for which preemption makes room on the node; that is asked
 * first, and its refusal is the one that is told. Plugins that have nothing to do with the pod alone stay out of it, too
 * (runtime/framework.go, RunFilterPluginsWithNominatedPods).
 */
function besideNominated(
  node: NodeInfo,
  { checks, only }: Prepared,
  { pod, state, profile }: { readonly pod: IncomingPod; readonly state: ClusterState; readonly profile: Profile },
): Refusal | undefined {
  const nominated = state.nominated.get(node.name);
  if (!nominated) return undefined;
  const before = [...nominated].filter(({ priority, key }) => priority >= pod.priority && key !== pod.key);
  if (before.length === 0) return undefined;
  const later = withPods(state, node.name, before);
  const crowded = later.nodes.get(node.name);
  const asked = new Set<string>(checks.map(({ plugin }) => plugin));
  const filters = profile.filters.filter(({ name }) => asked.has(name));
  const prepared = prepare({ pod, state: later, args: profile.args }, { ...profile, filters });
  if (prepared.rejected || !crowded) return prepared.rejected;
  return refusalOn(crowded, { checks: prepared.checks, ...(only && { only }) });
}
