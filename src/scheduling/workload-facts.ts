import type { KubernetesObject } from '../kubernetes/object';
import { changesThatMatter } from './changes';
import type { Outcome } from './change';
import type { ClusterState } from './cluster-state';
import { filterNodes } from './filter-nodes';
import { fitError } from './fit-error';
import { readIncomingPod } from './incoming-pod';
import type { NodeInfo } from './node-info';
import type { Profile } from './profile';
import { replicasThatFit, type Room } from './replicas-that-fit';
import { score, type NodeScore } from './score';
import { workloadPod } from './workload-pod';

/** What a node really uses: thousandths of a core, bytes. */
export interface NodeUse {
  readonly milliCpu: number;
  readonly memory: number;
}

/** A node as an answer shows it. `asked` and `used` are shares of what is allocatable, 0 to 1. */
export interface NodeFacts extends NodeScore {
  readonly asked: { readonly cpu: number; readonly memory: number };
  readonly used?: { readonly cpu: number; readonly memory: number };
}

/** Where a workload's next pod would go, and why. */
export interface WorkloadFacts {
  readonly nodes: number;
  readonly fits: number;
  /** The best nodes; several when they tie. */
  readonly next: readonly string[];
  readonly total: number;
  readonly room: Room;
  /** The scheduler's own sentence when it fits nowhere. */
  readonly fitError: string | undefined;
  readonly sampled: { readonly looksFor: number; readonly feasible: number } | undefined;
  readonly notSimulated: readonly string[];
  /** The best nodes first, then those that are refused; at most `most`. */
  readonly best: readonly NodeFacts[];
  /** Single changes that would alter the outcome, the one that opens most nodes first. */
  readonly changes: readonly Outcome[];
}

/** The facts of a workload or pod; `undefined` for objects without pods. */
export function workloadFacts(
  object: KubernetesObject,
  state: ClusterState,
  profile: Profile,
  uses: ReadonlyMap<string, NodeUse>,
  most = 12,
): WorkloadFacts | undefined {
  const made = workloadPod(object);
  if (!made) return undefined;
  const incoming = readIncomingPod(made.pod, state.behaviour, made.ownerSelector);
  const filtered = filterNodes(incoming, state, profile);
  const scored = score(incoming, state, profile, filtered);
  const { nodes, next, rejected, sampled, notSimulated } = scored;
  const feasible = nodes.filter(node => node.feasible).sort((a, b) => b.total - a.total);
  const refused = nodes.filter(node => !node.feasible);
  return {
    nodes: nodes.length,
    fits: feasible.length,
    ...{ next, sampled, notSimulated },
    total: feasible[0]?.total ?? 0,
    room: replicasThatFit(incoming, state, profile, undefined, filtered),
    fitError: feasible.length === 0 ? fitError({ nodes, rejected }) : undefined,
    best: [...feasible, ...refused].slice(0, most).map(node => nodeFacts(node, state.nodes.get(node.node), uses)),
    changes: changesThatMatter(made.pod, state, profile, made.ownerSelector, scored),
  };
}

function nodeFacts(node: NodeScore, info: NodeInfo | undefined, uses: ReadonlyMap<string, NodeUse>): NodeFacts {
  const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
  const allocatable = info?.allocatable ?? { milliCpu: 0, memory: 0 };
  const requested = info?.requested ?? { milliCpu: 0, memory: 0 };
  const use = uses.get(node.node);
  const sharesOf = ({ milliCpu, memory }: NodeUse) => ({
    cpu: share(milliCpu, allocatable.milliCpu),
    memory: share(memory, allocatable.memory),
  });
  return { ...node, asked: sharesOf(requested), ...(use && { used: sharesOf(use) }) };
}
