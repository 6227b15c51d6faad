import { capacityFacts } from '../../observer/capacity-facts';
import { nodeMeasures } from '../../observer/pod-addresses';
import { snapshotOf } from '../../observer/snapshot';
import type { ClusterState } from '../../scheduling/cluster-state';
import { behaviourOf } from '../../scheduling/versions';
import { lostNodes } from '../../sizing/lost-node';
import type { NodeRoom } from '../../sizing/node-room';
import { replicasLeft } from '../../sizing/replicas-left';
import { runsOutFirst } from '../../sizing/runs-out-first';
import { ciliumParts } from './cilium-part';
import type { CapacityDocument, MorePods } from './document';
import type { CapacityFlags } from './flags';
import { loadBalancerPart, podNetworkPart } from './network-part';
import { podsOfNodes } from './node-objects';
import type { CapacitySource } from './source';
import { workloadPart } from './workload';

/** All that `headroom capacity` says. @throws CliError when a flag or its file cannot be read */
export function capacityOf(source: CapacitySource, flags: CapacityFlags): CapacityDocument {
  const { objects, kubernetes, context, takenAt, missing } = source.snapshot;
  const snapshot = snapshotOf(behaviourOf(kubernetes));
  for (const object of objects) snapshot.set(object);
  const { scheduling: state } = snapshot;
  const ofNodes = podsOfNodes(objects);
  const measured = nodeMeasures(snapshot, source.uses);
  const facts = capacityFacts(state, measured);
  const file = flags.pod ?? flags.for;
  const asked = { replicas: flags.replicas, namespace: flags.namespace ?? source.namespace };
  return {
    ...{ context, kubernetes, takenAt },
    ...facts,
    runsOutFirst: runsOutFirst(facts.all) ?? null,
    meanPod: meanPod(state, facts.nodes, ofNodes),
    lostNodes: [...lostNodes(state, ({ key }) => ofNodes.has(key))].sort(worstFirst),
    podNetwork: podNetworkPart(objects, source.clusterCidr, flags),
    ciliumMaps: ciliumParts(objects, flags.ciliumRatio),
    loadBalancers: loadBalancerPart(objects, flags),
    ...(file !== undefined && { workload: workloadPart({ file, ...asked }, state, ofNodes, measured) }),
    notes: missing.map(({ kind, reason }) => `Without ${kind}: ${reason}`),
  };
}

const worstFirst = (a: CapacityDocument['lostNodes'][number], b: CapacityDocument['lostNodes'][number]): number =>
  b.homeless.length - a.homeless.length || b.displaced - a.displaced;

/** More pods that ask for as much as the pods that could run anywhere ask for on average. */
function meanPod(state: ClusterState, nodes: readonly NodeRoom[], ofNodes: ReadonlySet<string>): MorePods | null {
  const pods = [...state.nodes.values()].flatMap(node => [...node.pods]).filter(({ key }) => !ofNodes.has(key));
  const mean = (amount: (pod: (typeof pods)[number]) => number): number =>
    Math.ceil(pods.reduce((sum, pod) => sum + amount(pod), 0) / pods.length);
  if (pods.length === 0) return null;
  const milliCpu = mean(({ requested }) => requested.milliCpu);
  const memory = mean(({ requested }) => requested.memory);
  if (milliCpu + memory === 0) return null;
  const left = replicasLeft(nodes, { milliCpu, memory, ephemeralStorage: 0, scalar: new Map() });
  return { milliCpu, memory, replicas: left.replicas, endsBy: left.endsBy ?? null };
}
