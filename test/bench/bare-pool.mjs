// The peer of the rate bench: nothing but an undici pool and absolute deadlines.
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { kubeconfigTarget } from './kubeconfig-target.mjs';

const [, , kubeconfig, objects, rate] = process.argv;
const { server, connect, headers } = kubeconfigTarget(kubeconfig);
const pool = new Pool(server, { connections: 32, pipelining: 1, connect });
const namespace = `bare-pool-${process.pid}`;
const sends = [];

function ask(method, path, body) {
  return new Promise((resolve, reject) => {
    pool.dispatch(
      { method, path, headers, body: JSON.stringify(body) },
      {
        onRequestStart: () => void sends.push(performance.now()),
        onResponseStart: (_controller, status) => void (status >= 400 && reject(new Error(`${path}: ${status}`))),
        onResponseData: () => undefined,
        onResponseEnd: () => resolve(),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}

await ask('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
sends.length = 0;
const start = performance.now();
const answers = [];
/** The labels that a run puts on every object: the peer sends the same, for the server pays for them. */
const labelsOf = i => ({
  'kube-burner.io/uuid': namespace,
  'kube-burner.io/job': 'rate',
  'kube-burner.io/runid': namespace,
  'headroom.dev/run': namespace,
  'kube-burner.io/index': '0',
  'kube-burner.io/job-iteration': String(i),
  'kube-burner.io/replica': '1',
  'kube-burner.io/group': '0',
});
for (let i = 0; i < Number(objects); i++) {
  const wait = start + (i * 1000) / Number(rate) - performance.now();
  if (wait > 0) await sleep(Math.ceil(wait));
  const metadata = { name: `rate-${i}`, labels: labelsOf(i) };
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { key: `value-${i}` } };
  answers.push(ask('POST', `/api/v1/namespaces/${namespace}/configmaps`, body));
}
await Promise.all(answers);
const reached = ((sends.length - 1) * 1000) / (Math.max(...sends) - Math.min(...sends));
await ask('DELETE', `/api/v1/namespaces/${namespace}`);
await pool.close();
console.log(JSON.stringify({ reached, namespace }));
