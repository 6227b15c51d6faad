import { bundled } from '../bundled.mjs';
import { node, nodes, pods, preferred, runningPod, term } from './big-cluster.mjs';

const rounds = 9;

/**
 * One pod scored on 5000 nodes with 100,000 pods, the state made ready before: the median of the rounds. The pods have
 * labels, requests and, one in ten, affinity; the pod to be placed has preferences, spread and affinity of its own.
 */
export async function schedulingBench() {
  const { stateOf, newestBehaviour, readIncomingPod, defaultProfile, score } = await bundled('scheduling', [
    ['live-state', 'stateOf'],
    ['versions', 'newestBehaviour'],
    ['incoming-pod', 'readIncomingPod'],
    ['profile', 'defaultProfile'],
    ['score', 'score'],
  ]);
  const began = performance.now();
  const state = stateOf(objects(), newestBehaviour);
  const prepared = performance.now() - began;
  const profile = defaultProfile(newestBehaviour);
  const times = Object.entries(incoming()).map(([name, pod]) => {
    const runs = Array.from({ length: rounds }, () => {
      const start = performance.now();
      const { next } = score(readIncomingPod(pod, newestBehaviour), state, profile);
      if (next.length === 0) throw new Error('The bench’s pod fits nowhere: nothing was scored.');
      return performance.now() - start;
    });
    return { name, first: runs[0], median: runs.sort((a, b) => a - b)[rounds >> 1] };
  });
  console.log(`                state of ${nodes} nodes and ${pods} pods made ready in ${prepared.toFixed(0)} ms`);
  return times.map(({ name, first, median }) => ({
    name: `${name} on ${nodes} nodes with ${pods} pods (first ${first.toFixed(0)} ms)`,
    figure: median,
    unit: 'ms',
    bound: 'at most',
    limit: 150,
  }));
}

function* objects() {
  for (let index = 0; index < nodes; index++) yield node(index);
  for (let index = 0; index < pods; index++) yield runningPod(index);
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution';

function incoming() {
  const metadata = { name: 'new', namespace: 'ns-7', labels: { app: 'app-7', tier: 't2' } };
  const containers = [{ name: 'c', image: 'img-7:1', resources: { requests: { cpu: '500m', memory: '512Mi' } } }];
  const plain = { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers } };
  const spread = (topologyKey, whenUnsatisfiable, maxSkew) => ({
    ...{ topologyKey, whenUnsatisfiable, maxSkew },
    labelSelector: { matchLabels: { tier: 't2' } },
  });
  const rich = {
    topologySpreadConstraints: [
      spread('kubernetes.io/hostname', 'ScheduleAnyway', 1),
      spread('topology.kubernetes.io/zone', 'DoNotSchedule', 500),
    ],
    affinity: {
      nodeAffinity: {
        [preferred]: [
          { weight: 10, preference: { matchExpressions: [{ key: 'pool', operator: 'In', values: ['p3'] }] } },
        ],
      },
      podAffinity: { [preferred]: [{ weight: 50, podAffinityTerm: term('app-9', 'topology.kubernetes.io/zone') }] },
      podAntiAffinity: { [required]: [term('app-7', 'kubernetes.io/hostname')] },
    },
  };
  return { 'a plain pod': plain, 'a pod with spread and affinity': { ...plain, spec: { ...plain.spec, ...rich } } };
}
