// The peer of the pod watch bench: a bare watch of pods with a label, which looks only for their names and whether they are
// Ready. Prints a line when it is open, and at the end of its input when each pod was first seen, and first seen Ready (epoch ms).
import { api } from './api.mjs';

const [, , kubeconfig, label] = process.argv;
const { call, pool, headers } = api(kubeconfig);
const now = () => performance.timeOrigin + performance.now();
const pods = {};
let unfinished = '';

function take(line, at) {
  const name = /"name":"([^"]+)"/.exec(line)?.[1];
  if (name === undefined || line.startsWith('{"type":"BOOKMARK"')) return;
  const pod = (pods[name] ??= { addedAt: at });
  if (pod.readyAt === undefined && /"type":"Ready"[^}]*"status":"True"/.test(line)) pod.readyAt = at;
}

const path = `/api/v1/pods?labelSelector=${encodeURIComponent(label)}`;
const { metadata } = await call('GET', path);
pool.dispatch(
  {
    method: 'GET',
    path: `${path}&watch=1&resourceVersion=${metadata.resourceVersion}&timeoutSeconds=3000`,
    headers,
    bodyTimeout: 0,
  },
  {
    onRequestStart: () => undefined,
    onResponseStart: () => console.log('open'),
    onResponseData(_controller, chunk) {
      const at = now();
      const lines = (unfinished + chunk.toString('latin1')).split('\n');
      unfinished = lines.pop();
      for (const line of lines) take(line, at);
    },
    onResponseEnd: () => console.error('The bare watch was ended by the server.'),
    onResponseError: () => undefined,
  },
);
process.stdin.resume().on('end', async () => {
  console.log(JSON.stringify(pods));
  await pool.destroy();
});
