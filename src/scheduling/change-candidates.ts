import { asList, asRecord } from '../kubernetes/object';
import { amountsOf, isScalar, resourceOf, type Resource } from './amounts';
import type { Change } from './change';
import type { ClusterState } from './cluster-state';
import type { IncomingPod } from './incoming-pod';
import type { NodeInfo } from './node-info';
import { podRequests } from './pod-requests';
import type { PluginName } from './plugin';
import type { PodScore } from './score';
import { tolerates, type Taint } from './toleration';

/** Nodes that would only need a label are few: more are not tried. */
const MOST_LABELLED = 3;
/** Clusters may have a taint for each pool: those of most nodes are tried. */
const MOST_TOLERATED = 6;

/** Changes worth trying, from what the plugins said: nothing is proposed that no node asked for. */
export function candidates(pod: IncomingPod, state: ClusterState, { nodes }: PodScore): readonly Change[] {
  const byRefusal = new Map<string | undefined, NodeInfo[]>();
  for (const { node, refusedBy } of nodes) {
    const info = state.nodes.get(node);
    const group = byRefusal.get(refusedBy);
    if (group && info) group.push(info);
    else if (info) byRefusal.set(refusedBy, [info]);
  }
  const refusedBy = (plugin: PluginName): readonly NodeInfo[] => byRefusal.get(plugin) ?? [];
  const open = byRefusal.get(undefined) ?? [];
  return [
    ...tolerations(pod, [...refusedBy('TaintToleration'), ...open]),
    ...lessRequested(pod, refusedBy('NodeResourcesFit')),
    ...selectors(pod, refusedBy('NodeAffinity')),
    ...(refusedBy('InterPodAffinity').length > 0 ? affinity(pod) : []),
    ...(refusedBy('PodTopologySpread').length > 0 ? spread(pod) : []),
    ...(refusedBy('NodePorts').length > 0 ? [...new Set(pod.ports.map(({ port }) => port))].map(portDropped) : []),
  ];
}

const portDropped = (port: number): Change => ({ kind: 'drop host port', port });

function tolerations(pod: IncomingPod, nodes: readonly NodeInfo[]): readonly Change[] {
  const taints = new Map<string, { readonly taint: Taint; nodes: number }>();
  for (const taint of nodes.flatMap(node => node.taints)) {
    const key = `${taint.key}=${taint.value}:${taint.effect}`;
    const known = taints.get(key);
    if (known) known.nodes++;
    else taints.set(key, { taint, nodes: 1 });
  }
  return [...taints.values()]
    .filter(({ taint }) => !pod.tolerations.some(toleration => tolerates(toleration, taint)))
    .sort((left, right) => right.nodes - left.nodes)
    .slice(0, MOST_TOLERATED)
    .map(({ taint }) => ({ kind: 'tolerate', taint }));
}

/** For each resource that a node lacks: so much less that the roomiest of these nodes takes the pod. */
function lessRequested(pod: IncomingPod, nodes: readonly NodeInfo[]): readonly Change[] {
  const request = resourceOf(podRequests(pod.object, { podLevel: true }));
  return ['cpu', 'memory', 'ephemeral-storage', ...request.scalar.keys()].flatMap(resource => {
    const asked = amountIn(request, resource);
    const free = nodes.map(node => amountIn(node.allocatable, resource) - amountIn(node.requested, resource));
    const most = Math.max(...free.filter(amount => amount < asked), 0);
    if (asked === 0 || free.every(amount => amount >= asked)) return [];
    const [container, from] = greediest(pod, resource);
    const to = from - (asked - most);
    return to > 0 ? [{ kind: 'request less' as const, resource, container, from, to }] : [];
  });
}

function amountIn({ milliCpu, memory, ephemeralStorage, scalar }: Resource, resource: string): number {
  if (isScalar(resource)) return scalar.get(resource) ?? 0;
  return resource === 'cpu' ? milliCpu : resource === 'memory' ? memory : ephemeralStorage;
}

/** The container that asks for most, and how much. */
function greediest(pod: IncomingPod, resource: string): readonly [number, number] {
  const containers = asList(asRecord(pod.object['spec'])['containers']).map(asRecord);
  const asked = containers.map(one => amountsOf(asRecord(one['resources'])['requests']).get(resource) ?? 0);
  const most = Math.max(0, ...asked);
  return [asked.indexOf(most), most];
}

function selectors(pod: IncomingPod, refused: readonly NodeInfo[]): readonly Change[] {
  if (refused.length === 0) return [];
  const wanted = pod.nodeAffinity.nodeSelector.requirements.map(({ key, values }) => ({ key, value: values[0] ?? '' }));
  const dropped = wanted.map((one): Change => ({ kind: 'drop nodeSelector', ...one }));
  const labelled = wanted.flatMap(one => {
    const without = refused.filter(({ labels }) => labels.get(one.key) !== one.value).slice(0, MOST_LABELLED);
    return without.map(({ name }): Change => ({ kind: 'label node', node: name, ...one }));
  });
  return [
    ...dropped,
    ...(pod.nodeAffinity.terms ? [{ kind: 'drop required node affinity' } as const] : []),
    ...labelled,
  ];
}

function affinity({ class: { affinity: own } }: IncomingPod): readonly Change[] {
  return [
    ...(own.required.length > 0 ? [{ kind: 'drop required pod affinity' } as const] : []),
    ...(own.requiredAnti.length > 0 ? [{ kind: 'drop required pod anti-affinity' } as const] : []),
  ];
}

function spread({ constraints }: IncomingPod): readonly Change[] {
  const hard = constraints.map(asRecord).filter(one => one['whenUnsatisfiable'] === 'DoNotSchedule');
  return hard.map(one => ({ kind: 'schedule anyway', topologyKey: String(one['topologyKey']) }));
}
