import { parseCidr } from '../../kubernetes/cidr';
import { asList, asRecord, type KubernetesObject } from '../../kubernetes/object';
import { podRange } from '../../observer/pod-addresses';
import { whole, amountsOf } from '../../scheduling/amounts';
import { loadBalancerChoices } from '../../sizing/load-balancers';
import { nodeRangeRoom, podNetworkRoom } from '../../sizing/pod-network';
import { CliError } from '../cli-error';
import type { LoadBalancerPart, PodNetworkPart } from './document';
import type { CapacityFlags } from './flags';
import { mostCommon, ofKind } from './node-objects';

/** The pods' ranges as nodes have them, or as the flags would have them. @throws CliError */
export function podNetworkPart(
  objects: readonly KubernetesObject[],
  clusterCidr: string | undefined,
  flags: CapacityFlags,
): PodNetworkPart | null {
  const nodes = ofKind(objects, 'Node');
  const ranges = nodes.map(podRange).filter(range => range !== undefined);
  const maxPods = flags.maxPods ?? mostCommon(nodes.map(podsOf)) ?? 110;
  const written = flags.clusterCidr ?? clusterCidr;
  const range = written === undefined ? undefined : parseCidr(written);
  if (written !== undefined && !range)
    throw new CliError(`--cluster-cidr takes a range such as 10.244.0.0/16, not "${written}".`, 2);
  const family = range?.family ?? ranges[0]?.family;
  const nodeMask =
    flags.nodeMask ?? mostCommon(ranges.map(({ prefix }) => prefix)) ?? (range ? usualMask[range.family] : undefined);
  if (nodeMask === undefined) return null;
  if (written === undefined) {
    return { nodeMask, maxPods, ...nodeRangeRoom({ family: family ?? 4, nodeMask, maxPods }) };
  }
  const room = podNetworkRoom({ clusterCidr: written, nodeMask, maxPods });
  return room ? { clusterCidr: written, nodeMask, maxPods, ...room } : null;
}

/** Defaults of node-cidr-mask-size of kube-controller-manager. */
const usualMask = { 4: 24, 6: 64 } as const;

const podsOf = (node: KubernetesObject): number =>
  whole(amountsOf(asRecord(node['status'])['allocatable']).get('pods'));

/** A load balancer each against one for all; null when there is none. */
export function loadBalancerPart(
  objects: readonly KubernetesObject[],
  { loadBalancers, freeAddresses, peak, link }: CapacityFlags,
): LoadBalancerPart | null {
  const balanced = ofKind(objects, 'Service').filter(one => asRecord(one['spec'])['type'] === 'LoadBalancer');
  const services = balanced.length;
  if (services === 0) return null;
  // Addresses that they have already would be given again.
  const held = balanced.filter(hasAddress).length;
  const mode = loadBalancers ?? 'cloud';
  const choices = loadBalancerChoices({
    ...{ services, mode },
    ...(freeAddresses !== undefined && { freeAddresses: freeAddresses + held }),
    ...(peak !== undefined && { peakBits: peak }),
    ...(link !== undefined && { linkBits: link }),
  });
  return { services, mode, ...choices };
}

const hasAddress = (service: KubernetesObject): boolean =>
  asList(asRecord(asRecord(service['status'])['loadBalancer'])['ingress']).length > 0;
