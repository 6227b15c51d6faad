import type { CiliumMapSizes } from '../../sizing/cilium-maps';
import type { LoadBalancerChoice } from '../../sizing/load-balancers';
import type { LostNode } from '../../sizing/lost-node';
import type { Dimension } from '../../sizing/node-room';
import type { NodeRangeRoom } from '../../sizing/pod-network';
import type { RunsOutFirst } from '../../sizing/runs-out-first';
import type { CapacityFacts } from '../../observer/capacity-facts';

/** What `headroom capacity -o json` prints. CPU in thousandths of a core, memory and disk in bytes. */
export interface CapacityDocument extends CapacityFacts {
  readonly context: string;
  /** gitVersion of the API server. */
  readonly kubernetes: string;
  /** RFC 3339. */
  readonly takenAt: string;
  /** When all that runs grows alike; null when nothing runs. */
  readonly runsOutFirst: RunsOutFirst | null;
  /** More pods that ask for the mean of those that run; null when none asks for anything. */
  readonly meanPod: MorePods | null;
  /** Each node lost in turn, the worst first. */
  readonly lostNodes: readonly LostNode[];
  /** Null where nodes have no podCIDR and no flag names one. */
  readonly podNetwork: PodNetworkPart | null;
  /** By the memory of nodes; empty where Cilium does not run and nobody asks. */
  readonly ciliumMaps: readonly CiliumPart[];
  /** Null without Services of type LoadBalancer. */
  readonly loadBalancers: LoadBalancerPart | null;
  /** With --pod. */
  readonly workload?: WorkloadPart;
  /** What is not known, a sentence each. */
  readonly notes: readonly string[];
}

export interface MorePods {
  readonly milliCpu: number;
  readonly memory: number;
  readonly replicas: number;
  /** What ends it on most nodes. */
  readonly endsBy: Dimension | null;
}

export interface PodNetworkPart extends NodeRangeRoom {
  readonly nodeMask: number;
  readonly maxPods: number;
  /** Where the range of the cluster is known: how many nodes get a range, and pods in all. */
  readonly clusterCidr?: string;
  readonly nodes?: number;
  readonly pods?: number;
}

export interface CiliumPart {
  /** Bytes of one node. */
  readonly nodeMemory: number;
  readonly nodes: number;
  readonly ratio: number;
  readonly entries: CiliumMapSizes;
  /** Bytes when all maps are full. */
  readonly bytes: number;
}

export interface LoadBalancerPart {
  readonly services: number;
  readonly mode: 'l2' | 'bgp' | 'cloud';
  readonly each: LoadBalancerChoice;
  readonly shared: LoadBalancerChoice;
}

export interface WorkloadPart {
  /** `namespace/name`. */
  readonly pod: string;
  /** Asked for. */
  readonly replicas: number;
  /** How many of them fit now; with `atLeast` we stopped counting there. */
  readonly fit: number;
  readonly atLeast: boolean;
  readonly missing: number;
  /** More nodes for the missing ones; null when not one pod fits on an empty node of that shape. */
  readonly moreNodes: number | null;
  /** What ends such a node. */
  readonly endsBy: Dimension | null;
  /** The node whose shape was taken, with the DaemonSets' pods that every node has; null without nodes. */
  readonly nodeLike: string | null;
}
