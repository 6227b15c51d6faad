import { bundled } from '../bundled.mjs';
import { node, nodes, pods, runningPod } from './big-cluster.mjs';

const replicas = 20;
const rounds = 5;

/**
 * The placement view of one version of a workload on 5000 nodes with 100,000 pods: 20 replicas placed one after another, its
 * own pods taken out before, and what of it is shown. CPU time, the median of the rounds.
 */
export async function placementBench() {
  const { stateOf, newestBehaviour, defaultProfile, rolloutOf, stateWithout, podsOfWorkload, placementView } =
    await bundled('scheduling', [
      ['live-state', 'stateOf'],
      ['versions', 'newestBehaviour'],
      ['profile', 'defaultProfile'],
      ['rollout', 'rolloutOf'],
      ['state-without', 'stateWithout'],
      ['workload-pods', 'podsOfWorkload'],
      ['placement-view', 'placementView'],
    ]);
  const state = stateOf(objects(), newestBehaviour);
  const object = workload();
  const times = Array.from({ length: rounds }, () => {
    const began = process.cpuUsage();
    const running = podsOfWorkload(object, state);
    const base = stateWithout(state, running);
    const growing = rolloutOf(object, base, defaultProfile(newestBehaviour));
    while (growing.steps.next().done !== true);
    const view = placementView({ base, running, after: growing.soFar() }, new Map());
    const { user, system } = process.cpuUsage(began);
    if (view.after.steps.length !== replicas || view.shown.length !== 100) throw new Error('Not all was placed.');
    return (user + system) / 1000;
  });
  return [
    {
      name: `placement view: ${replicas} replicas on ${nodes} nodes with ${pods} pods, CPU time`,
      figure: times.sort((a, b) => a - b)[rounds >> 1],
      ...{ unit: 'ms', bound: 'at most', limit: 2000 },
    },
  ];
}

function* objects() {
  for (let index = 0; index < nodes; index++) yield node(index);
  for (let index = 0; index < pods; index++) yield runningPod(index);
}

function workload() {
  const labels = { app: 'app-7', tier: 't2' };
  const containers = [{ name: 'c', image: 'img-7:1', resources: { requests: { cpu: '500m', memory: '512Mi' } } }];
  return {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'app-7', namespace: 'ns-7' } },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'app-7' } },
      template: { metadata: { labels }, spec: { containers } },
    },
  };
}
