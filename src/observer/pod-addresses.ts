import { parseCidr, podAddresses, type Cidr } from '../kubernetes/cidr';
import { asList, asRecord, asString, nameOf, namespaceOf, type KubernetesObject } from '../kubernetes/object';
import type { NodeInfo } from '../scheduling/node-info';
import type { NodeUse } from '../scheduling/workload-facts';
import type { NodeMeasures } from '../sizing/node-room';
import type { Snapshot } from './snapshot';
import type { Take } from './take';

/** Addresses that nodes have for pods. */
export interface PodAddresses {
  /** By node; without those whose addresses come from something else than podCIDR. */
  readonly ofNodes: ReadonlyMap<string, number>;
  /** Pods in the host's network, `namespace/name`: they take none. */
  readonly hostNetwork: ReadonlySet<string>;
}

/** Follows nodes and pods. */
export function followedAddresses(): { readonly now: PodAddresses; readonly nodes: Take; readonly pods: Take } {
  const ofNodes = new Map<string, number>();
  const hostNetwork = new Set<string>();
  return {
    now: { ofNodes, hostNetwork },
    nodes: {
      set(node) {
        const range = podRange(node);
        if (range) ofNodes.set(nameOf(node) ?? '', podAddresses(range.family, range.prefix));
        else ofNodes.delete(nameOf(node) ?? '');
      },
      remove: node => void ofNodes.delete(nameOf(node) ?? ''),
    },
    pods: {
      set(pod) {
        if (asRecord(pod['spec'])['hostNetwork'] === true) hostNetwork.add(keyOf(pod));
      },
      remove: pod => void hostNetwork.delete(keyOf(pod)),
    },
  };
}

/** The first range of addresses that a node's pods get; `undefined` where something else than podCIDR gives them. */
export function podRange(node: KubernetesObject): Cidr | undefined {
  const { podCIDR, podCIDRs } = asRecord(node['spec']);
  return parseCidr(asString(asList(podCIDRs)[0]) ?? asString(podCIDR) ?? '');
}

/** What is known of each node beside its requests, by name. */
export function nodeMeasures(
  { scheduling, addresses }: Pick<Snapshot, 'scheduling' | 'addresses'>,
  uses: ReadonlyMap<string, NodeUse>,
): ReadonlyMap<string, NodeMeasures> {
  const measuresOf = (node: NodeInfo): NodeMeasures => {
    const own = addresses.ofNodes.get(node.name);
    return {
      ...uses.get(node.name),
      ...(own !== undefined && { addresses: own, addressesTaken: taken(node, addresses) }),
    };
  };
  return new Map([...scheduling.nodes.values()].map(node => [node.name, measuresOf(node)]));
}

/** Pods with an address of their own: those that ended are not among a node's pods. */
function taken({ pods }: NodeInfo, { hostNetwork }: PodAddresses): number {
  if (hostNetwork.size === 0) return pods.size;
  let count = 0;
  for (const { key } of pods) if (!hostNetwork.has(key)) count++;
  return count;
}

const keyOf = (pod: KubernetesObject): string => `${namespaceOf(pod) ?? 'default'}/${nameOf(pod) ?? ''}`;
