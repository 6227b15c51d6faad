import { connectionsPerSecond } from '../../sizing/cilium-maps';
import { bytesText, coresText, dimensionWords, percentText } from './amount-words';
import { capacityTable } from './capacity-table';
import type { CapacityDocument, CiliumPart, LoadBalancerPart, PodNetworkPart, WorkloadPart } from './document';

/** The same for a person: a table, then a sentence for each question; the conclusion first. */
export function capacityText(document: CapacityDocument): string {
  if (document.nodes.length === 0) return `The cluster of context "${document.context}" has no nodes.\n`;
  const { workload, podNetwork, ciliumMaps, loadBalancers, notes } = document;
  const sentences = [
    conclusion(document),
    lostNode(document),
    ...(workload ? [workloadWords(workload)] : []),
    ...(podNetwork ? [networkWords(podNetwork)] : []),
    ...ciliumMaps.map(ciliumWords),
    ...(loadBalancers ? [loadBalancerWords(loadBalancers)] : []),
    ...notes,
  ];
  return `${capacityTable(document)}\n${sentences.map(sentence => `${sentence}\n`).join('')}`;
}

function conclusion({ runsOutFirst, meanPod }: CapacityDocument): string {
  if (!runsOutFirst) return 'Nothing is asked for: no pod has a node.';
  const { dimension, share, growth } = runsOutFirst;
  const what = dimensionWords[dimension];
  const first = `${what[0]?.toUpperCase() ?? ''}${what.slice(1)} runs out first: ${Math.round(share * 100)} % is taken, so what runs now may grow by ${Math.floor(growth * 100)} %`;
  if (!meanPod) return `${first}.`;
  const mean = `${meanPod.replicas} more ${plural(meanPod.replicas, 'pod')} of the mean request (${coresText(meanPod.milliCpu)}, ${bytesText(meanPod.memory)})`;
  return `${first}; ${mean} ${meanPod.replicas === 1 ? 'fits' : 'fit'}.`;
}

function lostNode({ lostNodes }: CapacityDocument): string {
  const [worst] = lostNodes;
  if (!worst || lostNodes.every(({ displaced }) => displaced === 0)) return 'No node has pods that would have to move.';
  if (worst.homeless.length === 0) return `Any one node may be lost: the others have room for its pods, by requests.`;
  const bad = lostNodes.filter(({ homeless }) => homeless.length > 0).length;
  const named = worst.homeless.slice(0, 3).join(', ');
  const more = worst.homeless.length > 3 ? ' …' : '';
  return `Losing ${worst.node} leaves ${worst.homeless.length} of its ${worst.displaced} pods without room (${named}${more}); ${bad} of ${lostNodes.length} nodes cannot be lost without that.`;
}

function workloadWords({ pod, replicas, fit, atLeast, missing, moreNodes, endsBy, nodeLike }: WorkloadPart): string {
  if (missing === 0) {
    return `All ${replicas} replicas of ${pod} fit now${fit > replicas ? ` (${atLeast ? 'at least ' : ''}${fit} would)` : ''}.`;
  }
  const now = `${fit} of ${replicas} replicas of ${pod} fit now`;
  if (nodeLike === null) return `${now}: there is no node that takes pods.`;
  if (moreNodes === null)
    return `${now}; not one fits on an empty node like ${nodeLike}: it asks for more than there is.`;
  const end = endsBy ? `, each full by ${dimensionWords[endsBy]}` : '';
  return `${now}; the other ${missing} need ${moreNodes} more ${plural(moreNodes, 'node')} like ${nodeLike}${end}.`;
}

function networkWords(part: PodNetworkPart): string {
  const { addressesPerNode, maxPods, nodeMask, podsPerNode, limitedBy, roomyMask, clusterCidr, nodes, pods } = part;
  const node = `A /${nodeMask} a node gives ${addressesPerNode} pod addresses for maxPods ${maxPods}`;
  const ends =
    limitedBy === 'addresses'
      ? `: addresses end first, at ${podsPerNode} pods (a /${roomyMask} holds twice maxPods)`
      : nodeMask > roomyMask
        ? `: fewer than twice as many, so an address is given again at once (a /${roomyMask} has room)`
        : ', enough that none is given again at once';
  const cluster = clusterCidr === undefined ? '' : ` ${clusterCidr} holds ${nodes ?? 0} such nodes, ${pods ?? 0} pods.`;
  return `${node}${ends}.${cluster}`;
}

function ciliumWords({ nodeMemory, nodes, ratio, entries, bytes }: CiliumPart): string {
  const held = Math.round(connectionsPerSecond(entries.conntrackTcp, 10));
  return `Cilium on ${nodes} ${plural(nodes, 'node')} of ${bytesText(nodeMemory)} (ratio ${ratio}): ${entries.conntrackTcp} TCP and ${entries.conntrackAny} other connections, ${entries.nat} translations, ${entries.neighbours} neighbours, ${bytesText(bytes)} when full; ${held} connections a second that close at once.`;
}

function loadBalancerWords({ services, mode, each, shared }: LoadBalancerPart): string {
  const missing = each.missing === undefined || each.missing === 0 ? '' : ` (${each.missing} more than the pool has)`;
  const start = `${services} load balancers take ${each.addresses} addresses${missing}; one shared Ingress or Gateway takes 1`;
  if (mode !== 'l2') return `${start}.`;
  const link =
    shared.busiestLink === undefined || each.busiestLink === undefined
      ? ''
      : `, and fills ${percentText(shared.busiestLink, 1)} of its leader's link at the peak instead of ${percentText(each.busiestLink, 1)}`;
  return `${start}${link}; in L2 mode the loss of a leader takes ${shared.awayTogether} services away for some seconds instead of ${each.awayTogether}.`;
}

const plural = (count: number, word: string): string => (count === 1 ? word : `${word}s`);
