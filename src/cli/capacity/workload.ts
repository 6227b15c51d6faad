import { withNamespace } from '../../kubernetes/object';
import { readIncomingPod } from '../../scheduling/incoming-pod';
import type { ClusterState } from '../../scheduling/cluster-state';
import { nodeWith, type NodeInfo } from '../../scheduling/node-info';
import { defaultProfile } from '../../scheduling/profile';
import { replicasThatFit } from '../../scheduling/replicas-that-fit';
import { workloadPod, type WorkloadPod } from '../../scheduling/workload-pod';
import { nodeRoom, type NodeMeasures } from '../../sizing/node-room';
import { nodesFor } from '../../sizing/replicas-left';
import { CliError } from '../cli-error';
import { readObjects } from '../score/read-yaml-file';
import type { WorkloadPart } from './document';
import { mostCommon } from './node-objects';

/** How many replicas of the workload in a file fit, by all of the scheduler's filters, and nodes for the others. */
export function workloadPart(
  {
    file,
    replicas,
    namespace,
  }: { readonly file: string; readonly replicas: number | undefined; readonly namespace: string },
  state: ClusterState,
  ofNodes: ReadonlySet<string>,
  measured: ReadonlyMap<string, NodeMeasures>,
): WorkloadPart {
  const made = workloadIn(file, namespace);
  const wanted = replicas ?? made.replicas;
  const pod = readIncomingPod(made.pod, state.behaviour, made.ownerSelector);
  const room = replicasThatFit(pod, state, defaultProfile(state.behaviour), Math.max(wanted, 1));
  const fit = Math.min(wanted, room.replicas);
  const like = commonNode([...state.nodes.values()]);
  const needed = like && nodesFor(wanted - fit, emptied(like, ofNodes, measured), pod.requested);
  return {
    ...{ pod: pod.key, replicas: wanted, fit: room.replicas, atLeast: room.atLeast, missing: wanted - fit },
    moreNodes: wanted === fit ? 0 : (needed?.nodes ?? null),
    endsBy: needed?.endsBy ?? null,
    nodeLike: like?.name ?? null,
  };
}

function workloadIn(file: string, namespace: string): WorkloadPod {
  const objects = readObjects(file);
  if (!objects) throw new CliError(`${file}: there is no such file for --pod.`, 2);
  for (const object of objects) {
    const made = workloadPod(withNamespace(object, namespace));
    if (made) return made;
  }
  throw new CliError(`${file} holds no Pod and no workload that makes pods.`, 1);
}

/** A node of the shape that most schedulable nodes have. */
function commonNode(nodes: readonly NodeInfo[]): NodeInfo | undefined {
  const shapeOf = ({ allocatable, allowedPods }: NodeInfo): string =>
    [allocatable.milliCpu, allocatable.memory, allowedPods].join();
  const open = nodes.filter(({ unschedulable }) => !unschedulable);
  const shape = mostCommon(open.map(shapeOf));
  return open.find(node => shapeOf(node) === shape);
}

/** A new node like this one: only the pods that every node has. */
function emptied(node: NodeInfo, ofNodes: ReadonlySet<string>, measured: ReadonlyMap<string, NodeMeasures>) {
  const empty = nodeWith(
    node,
    [...node.pods].filter(({ key }) => ofNodes.has(key)),
  );
  const addresses = measured.get(node.name)?.addresses;
  return nodeRoom(empty, addresses === undefined ? {} : { addresses });
}
