import { expect, test } from 'vitest';
import { incomingPod, runningPod } from '../../test/cluster/scheduling/random-pods';
import { randomNodes } from '../../test/cluster/scheduling/random-nodes';
import { randomFrom } from '../../test/fuzz/random';
import { proofRuns } from '../../test/proof-runs';
import { readIncomingPod } from './incoming-pod';
import { keepingApart } from './keeping-apart';
import { stateOf } from './live-state';
import { placeReplicas } from './place-replicas';
import { defaultProfile } from './profile';
import { replicasThatFit } from './replicas-that-fit';
import { newestBehaviour } from './versions';

const profile = defaultProfile(newestBehaviour);

test('what is reckoned node by node is what placing one replica after another gives', () => {
  const seen = { not: 0, 'one a domain': 0, otherwise: 0 };
  for (let seed = 1; seed <= proofRuns(40, 25); seed++) {
    const random = randomFrom(seed);
    const nodes = randomNodes(random).slice(0, 5);
    const running = Array.from({ length: random.below(60) }, (_, i) => runningPod(random, `r${i}`, nodes.length));
    const state = stateOf([...nodes, ...running], newestBehaviour);
    const pod = readIncomingPod(incomingPod(random, 'new', nodes.length), newestBehaviour);
    const { how } = keepingApart(pod, state, profile);
    const most = 40;
    const { steps } = placeReplicas(pod, state, profile, most);
    const placed = steps.filter(({ node }) => node !== undefined).length;
    const { replicas } = replicasThatFit(pod, state, profile, most);
    expect(Math.min(replicas, most), `seed ${seed}`).toBe(placed);
    if (placed > 0) seen[how]++;
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

const node = (name: string, zone: string) => ({
  ...{ apiVersion: 'v1', kind: 'Node' },
  metadata: { name, labels: { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': zone } },
  status: { allocatable: { cpu: '4', memory: '8Gi', pods: '110' } },
});
const pod = (spec: object) => ({
  ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'new', namespace: 'ns', labels: { app: 'a' } } },
  spec: { containers: [{ name: 'c' }], ...spec },
});
const apart = (topologyKey: string) => ({
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: 'a' } }, topologyKey }],
  },
});
const many = Array.from({ length: 1000 }, (_, i) => node(`n${i}`, `z${i % 3}`));

test.each([
  ['a host port: one on a node', { containers: [{ name: 'c', ports: [{ containerPort: 80, hostPort: 80 }] }] }, 1000],
  ['anti-affinity by host: one on a node', { affinity: apart('kubernetes.io/hostname') }, 1000],
  ['anti-affinity by zone: one in a zone', { affinity: apart('topology.kubernetes.io/zone') }, 3],
  ['anti-affinity by a label that no node has: no limit', { affinity: apart('rack') }, 110_000],
])('on many nodes: %s', (_, spec, replicas) => {
  const state = stateOf(many, newestBehaviour);
  const room = replicasThatFit(readIncomingPod(pod(spec), newestBehaviour), state, profile);
  expect(room).toEqual({ replicas, atLeast: false });
});

test('on many nodes replicas are placed only as long as nobody has to wait for it', () => {
  const constraint = { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' };
  const labelSelector = { matchLabels: { app: 'a' } };
  const spread = pod({ topologySpreadConstraints: [{ ...constraint, labelSelector }] });
  const room = replicasThatFit(readIncomingPod(spread, newestBehaviour), stateOf(many, newestBehaviour), profile);
  expect(room).toEqual({ replicas: 20, atLeast: true });
});
