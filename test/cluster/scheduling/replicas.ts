import { asRecord, nameOf, type KubernetesObject } from '../../../src/kubernetes/object';
import { readIncomingPod } from '../../../src/scheduling/incoming-pod';
import { setObject, stateOf } from '../../../src/scheduling/live-state';
import { placeReplicas } from '../../../src/scheduling/place-replicas';
import { defaultProfile } from '../../../src/scheduling/profile';
import { newestBehaviour as behaviour } from '../../../src/scheduling/versions';
import type { Arena } from './arena';
import { clear, keyOf, scored } from './compare';
import { fixedObjects } from './fixed-objects';

/** What was foretold for replicas and what came. */
export interface Replicas {
  /** Replicas by node, sorted: nodes of one size and zone count as ties. */
  readonly foretold: readonly string[];
  readonly real: readonly string[];
  /** Replicas that went to a node which was not among the best. */
  readonly surprises: readonly string[];
}

const sizes = [
  { cpu: '3920m', memory: '14Gi' },
  { cpu: '15890m', memory: '60Gi' },
] as const;

function node(index: number): KubernetesObject {
  const name = `n${index}`;
  const labels = { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': ['a', 'b', 'c'][index % 3] };
  return {
    ...{ apiVersion: 'v1', kind: 'Node', metadata: { name, labels } },
    status: { allocatable: { ...sizes[index % 2], pods: '110' } },
  };
}

function replica(name: string, requests: Record<string, string>): KubernetesObject {
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'owner', uid: 'u', controller: true };
  return {
    ...{ apiVersion: 'v1', kind: 'Pod' },
    metadata: { name, namespace: 'plain', labels: { app: 'b' }, ownerReferences: [owner] },
    spec: {
      schedulerName: 'default-scheduler',
      priorityClassName: 'patient',
      containers: [{ name: 'c', image: 'nginx', resources: { requests } }],
    },
  };
}

/** Foretells where `count` replicas go on `nodes` empty nodes, then has the scheduler place them, one after another. */
export async function placeAndForetell(
  arena: Arena,
  name: string,
  requests: Record<string, string>,
  count: number,
  nodeCount: number,
): Promise<Replicas> {
  const nodes = await Promise.all(Array.from({ length: nodeCount }, (_, index) => arena.create(node(index))));
  await arena.log.seen(
    'Add event for node',
    nodes.map(one => nameOf(one) ?? ''),
  );
  const state = stateOf([...fixedObjects, ...nodes], behaviour);
  const foretold = placeReplicas(
    readIncomingPod(replica(name, requests), behaviour),
    state,
    defaultProfile(behaviour),
    count,
  );
  const pods: KubernetesObject[] = [];
  const surprises: string[] = [];
  const real = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    const pod = await arena.create(replica(`${name}-${index}`, requests));
    const { bound = '' } = await arena.log.verdict(keyOf(pod));
    const { next } = scored(pod, state);
    if (!next.includes(bound)) surprises.push(`${keyOf(pod)} went to ${bound}, not to ${next.join(' or ')}`);
    real.set(bound, (real.get(bound) ?? 0) + 1);
    const placed = { ...pod, spec: { ...asRecord(pod['spec']), nodeName: bound } };
    setObject(state, placed);
    pods.push(placed);
    await arena.log.seen('Add event for scheduled pod', [keyOf(pod)]);
  }
  await clear(arena, nodes, pods);
  return { foretold: spread(foretold.byNode, nodeCount), real: spread(real, nodeCount), surprises };
}

/** Per node its size and how many replicas it has, without its name: a tie may go to either. */
function spread(byNode: ReadonlyMap<string, number>, nodeCount: number): readonly string[] {
  return Array.from(
    { length: nodeCount },
    (_, index) => `${sizes[index % 2]?.cpu ?? ''}: ${byNode.get(`n${index}`) ?? 0}`,
  ).sort();
}
