import { setTimeout as sleep } from 'node:timers/promises';
import { asRecord, nameOf, type KubernetesObject } from '../../../src/kubernetes/object';
import { stateOf } from '../../../src/scheduling/live-state';
import { newestBehaviour as behaviour } from '../../../src/scheduling/versions';
import type { Arena } from './arena';
import { clear, compareHopeless, comparePod, keyOf, nothingCompared, type Compared } from './compare';
import { fixedObjects } from './fixed-objects';
import { hopeless } from './random-pods';

const hostname = 'kubernetes.io/hostname';

function node(name: string, cpu: string): KubernetesObject {
  const metadata = { name, labels: { [hostname]: name, 'topology.kubernetes.io/zone': 'a' } };
  return { apiVersion: 'v1', kind: 'Node', metadata, status: { allocatable: { cpu, memory: '8Gi', pods: '10' } } };
}

function pod(
  name: string,
  cpu: string,
  spec: Record<string, unknown>,
  labels: Record<string, string> = {},
): KubernetesObject {
  return {
    ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'plain', labels } },
    spec: {
      schedulerName: 'default-scheduler',
      containers: [{ name: 'c', image: 'a:1', resources: { requests: { cpu } } }],
      ...spec,
    },
  };
}

const awayFrom = (app: string): unknown => ({
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { labelSelector: { matchLabels: { app } }, topologyKey: hostname },
    ],
  },
});

/**
 * An urgent pod takes the room of another, which nobody ends: it waits with a nominated node. Pods of lower priority must
 * then leave it its room, its anti-affinity and its share of a spread.
 */
export async function comparePreemption(arena: Arena): Promise<Compared> {
  const compared = nothingCompared();
  const nodes = await Promise.all([node('n0', '2'), node('n1', '2'), node('n2', '4')].map(one => arena.create(one)));
  const full = [pod('full-0', '1900m', { nodeName: 'n0' }), pod('full-1', '1900m', { nodeName: 'n1' })];
  const running = await Promise.all([...full, pod('half', '2', { nodeName: 'n2' })].map(one => arena.create(one)));
  await arena.log.seen(
    'Add event for node',
    nodes.map(one => nameOf(one) ?? ''),
  );
  await arena.log.seen('Add event for scheduled pod', running.map(keyOf));
  const nodeSelector = { [hostname]: 'n0' };
  const urgent = await arena.create(
    pod('urgent', '1500m', { priorityClassName: 'urgent', nodeSelector }, { app: 'u' }),
  );
  await arena.log.seen('Update event for scheduled pod', ['plain/full-0']);
  const waiting = await nominated(arena, urgent);
  await arena.log.seen('Update event for unscheduled pod', [keyOf(urgent)]);
  const settled = await Promise.all(running.map(one => arena.get(one)));
  const state = stateOf([...fixedObjects, ...nodes, ...settled, waiting], behaviour);
  const patient = { priorityClassName: 'patient' };
  const spread = {
    maxSkew: 1,
    topologyKey: hostname,
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: { matchLabels: { app: 'u' } },
  };
  const newcomers = [
    pod('small', '50m', patient),
    pod('medium', '100m', patient),
    pod('away', '0', { ...patient, affinity: awayFrom('u') }),
    pod('even', '0', { ...patient, topologySpreadConstraints: [spread] }, { app: 'u' }),
  ];
  const placed: KubernetesObject[] = [];
  for (const newcomer of newcomers) {
    await compareHopeless(arena, hopeless(newcomer), state, compared);
    const one = await comparePod(arena, newcomer, state, compared);
    if (one) placed.push(one);
  }
  await arena.remove(urgent);
  await arena.log.seen('Delete event for unscheduled pod', [keyOf(urgent)]);
  await clear(arena, nodes, [...settled, ...placed]);
  return compared;
}

/** The pod as it is once a node is nominated for it. */
async function nominated(arena: Arena, urgent: KubernetesObject): Promise<KubernetesObject> {
  for (;;) {
    const now = await arena.get(urgent);
    if (asRecord(now['status'])['nominatedNodeName']) return { ...now, apiVersion: 'v1', kind: 'Pod' };
    await sleep(10);
  }
}
