import type { KubernetesObject } from '../../../src/kubernetes/object';
import { asRecord, nameOf } from '../../../src/kubernetes/object';
import type { Questions } from '../../../src/observer/protocol';
import { observerOf } from '../observing';
import type { Arena } from './arena';
import { clear, keyOf } from './compare';

type Rollout = NonNullable<Questions['placement']['answers']>['after'];

/** What the placement view shows of a version, and what the scheduler did with its replicas. */
export interface ShownSteps {
  /** `total of the best, how many nodes tie, how many take it`, replica by replica. */
  readonly shown: readonly string[];
  readonly real: readonly string[];
  /** Replicas by node, sorted: nodes that tie are alike here. */
  readonly shownSpread: readonly number[];
  readonly realSpread: readonly number[];
}

const labels = { app: 'b' };
const nodeCount = 9;

/** All of one size and without a zone: which of them chance takes changes no later total. */
const node = (index: number): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind: 'Node' },
  metadata: { name: `s${index}`, labels: { 'kubernetes.io/hostname': `s${index}` } },
  status: { allocatable: { cpu: '4', memory: '8Gi', pods: '110' } },
});
const podSpec = (requests: Record<string, string>): object => ({
  ...{ schedulerName: 'default-scheduler', priorityClassName: 'patient' },
  containers: [{ name: 'c', image: 'nginx', resources: { requests } }],
});
const workload = (replicas: number, requests: Record<string, string>): KubernetesObject => ({
  ...{ apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'shown', namespace: 'plain' } },
  spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec(requests) } },
});

/** Asks an observer for the placement of `replicas` in two versions; then the scheduler places those of each. */
export async function showAndPlace(
  arena: Arena,
  replicas: number,
  [saved, edited]: readonly [Record<string, string>, Record<string, string>],
): Promise<readonly ShownSteps[]> {
  const nodes = await Promise.all(Array.from({ length: nodeCount }, (_, index) => arena.create(node(index))));
  await arena.log.seen(
    'Add event for node',
    nodes.map(one => nameOf(one) ?? ''),
  );
  const observer = observerOf(arena.kubeconfig);
  try {
    await observer.until('live');
    const asked = { object: workload(replicas, edited), saved: workload(replicas, saved) };
    const { answer } = await observer.ask('placement', asked);
    if (!answer?.before) throw new Error('The observer shows no placement.');
    return [
      await compared(arena, 'saved', answer.before, saved),
      await compared(arena, 'edited', answer.after, edited),
    ];
  } finally {
    await observer.end();
    await clear(arena, nodes, []);
  }
}

async function compared(
  arena: Arena,
  name: string,
  { steps }: Rollout,
  requests: Record<string, string>,
): Promise<ShownSteps> {
  const pods: KubernetesObject[] = [];
  const real: string[] = [];
  const nodes: string[] = [];
  const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'owner', uid: 'u', controller: true }];
  for (const index of steps.keys()) {
    const metadata = { name: `${name}-${index}`, namespace: 'plain', labels, ownerReferences };
    const pod = await arena.create({ apiVersion: 'v1', kind: 'Pod', metadata, spec: podSpec(requests) });
    const { totals, bound = '' } = await arena.log.verdict(keyOf(pod));
    const best = Math.max(...totals.values());
    real.push(`${totals.get(bound) ?? 0}, ${[...totals.values()].filter(one => one === best).length}, ${totals.size}`);
    nodes.push(bound);
    pods.push({ ...pod, spec: { ...asRecord(pod['spec']), nodeName: bound } });
    await arena.log.seen('Add event for scheduled pod', [keyOf(pod)]);
  }
  await clear(arena, [], pods);
  return {
    shown: steps.map(({ total, tied, fits }) => `${total}, ${tied}, ${fits}`),
    real,
    shownSpread: spread(steps.map(step => step.node ?? '')),
    realSpread: spread(nodes),
  };
}

function spread(nodes: readonly string[]): readonly number[] {
  return Array.from({ length: nodeCount }, (_, index) => nodes.filter(name => name === `s${index}`).length).sort();
}
