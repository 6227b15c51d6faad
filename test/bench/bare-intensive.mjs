// The peer of the api-intensive bench: the same requests at the same rate from a bare loop, and how long the cluster then
// takes until it has done what they ask. Prints the seconds of those waits, in all and by step.
import { setTimeout as sleep } from 'node:timers/promises';
import { api } from './api.mjs';

const [, , kubeconfig, iterations, rate] = process.argv;
const { call, close } = api(kubeconfig);
const label = `bare-intensive-${process.pid}`;
const labels = { 'headroom.dev/bench': label };
const selected = `?labelSelector=headroom.dev/bench=${label}`;
const namespaces = Array.from({ length: Number(iterations) }, (_, i) => `${label}-${i}`);
const waits = {};

/** Sends everything with a burst of one second, then at the rate. */
async function paced(requests) {
  const start = performance.now();
  const answers = [];
  for (const [i, args] of requests.entries()) {
    const wait = start + ((i - Number(rate)) * 1000) / Number(rate) - performance.now();
    if (wait > 0) await sleep(Math.ceil(wait));
    answers.push(call(...args));
  }
  const sent = performance.now();
  await Promise.all(answers);
  waits.answers = (waits.answers ?? 0) + (performance.now() - sent) / 1000;
}

async function converged(step, condition) {
  const began = performance.now();
  while (!(await condition())) await sleep(50);
  waits[step] = (performance.now() - began) / 1000;
}

const listed = async path => (await call('GET', `${path}${selected}`)).items;
const gone = path => async () => (await listed(path)).length === 0;

function objectsOf(namespace) {
  const core = `/api/v1/namespaces/${namespace}`;
  const metadata = name => ({ name, labels });
  const pause = { name: 'pause', image: 'registry.k8s.io/pause:3.9', resources: { requests: { cpu: '1m' } } };
  const spec = { terminationGracePeriodSeconds: 0, containers: [pause] };
  const app = { app: 'bare' };
  const deployment = {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: metadata('bare') },
    spec: {
      replicas: 1,
      selector: { matchLabels: app },
      template: { metadata: { labels: { ...app, ...labels } }, spec },
    },
  };
  return [
    ['POST', `/apis/apps/v1/namespaces/${namespace}/deployments`, deployment],
    [
      'POST',
      `${core}/configmaps`,
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata('bare'), data: { a: 'b' } },
    ],
    [
      'POST',
      `${core}/secrets`,
      { apiVersion: 'v1', kind: 'Secret', metadata: metadata('bare'), stringData: { a: 'b' } },
    ],
    [
      'POST',
      `${core}/services`,
      { apiVersion: 'v1', kind: 'Service', metadata: metadata('bare'), spec: { selector: app, ports: [{ port: 80 }] } },
    ],
  ];
}

const patches = [
  ['application/json-patch+json', [{ op: 'add', path: '/metadata/labels/patched', value: 'by-operations' }]],
  ['application/merge-patch+json', { metadata: { annotations: { patched: 'by-merge' } } }],
  ['application/strategic-merge-patch+json', { metadata: { labels: { strategic: 'patched' } } }],
];

await Promise.all(
  namespaces.map(name =>
    call('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }),
  ),
);
const deployments = '/apis/apps/v1/deployments';
await paced(namespaces.flatMap(objectsOf));
await converged('deployments ready', async () => {
  const ready = (await listed(deployments)).filter(({ spec, status }) => status?.readyReplicas === spec.replicas);
  return ready.length === namespaces.length;
});
const one = (namespace, group, plural) => `${group}/namespaces/${namespace}/${plural}/bare`;
for (const [type, patch] of patches)
  await paced(namespaces.map(name => ['PATCH', one(name, '/apis/apps/v1', 'deployments'), patch, type]));
await paced(namespaces.map(name => ['DELETE', one(name, '/apis/apps/v1', 'deployments')]));
await converged('deployments gone', gone(deployments));
await converged('pods gone', gone('/api/v1/pods'));
for (const plural of ['services', 'configmaps', 'secrets']) {
  await paced(namespaces.map(name => ['DELETE', one(name, '/api/v1', plural)]));
  await converged(`${plural} gone`, gone(`/api/v1/${plural}`));
}
await paced(namespaces.map(name => ['DELETE', `/api/v1/namespaces/${name}`]));
await converged('namespaces gone', gone('/api/v1/namespaces'));
await close();
console.log(JSON.stringify({ seconds: Object.values(waits).reduce((sum, wait) => sum + wait, 0), waits }));
