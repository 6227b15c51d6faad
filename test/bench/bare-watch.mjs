// The peer of the pod watch bench: a bare watch of pods with a label, which looks only for their names and whether they are
// Ready. Prints a line when it is open, and at the end of its input when each pod was first seen, and first seen Ready (epoch
// ms), and how often the server ended it.
import { api } from './api.mjs';

const [, , kubeconfig, label] = process.argv;
const { call, pool, headers } = api(kubeconfig);
const now = () => performance.timeOrigin + performance.now();
const pods = {};
let unfinished = '';
let resourceVersion;
let ends = 0;
let isOver = false;

function take(line, at) {
  const name = /"name":"([^"]+)"/.exec(line)?.[1];
  resourceVersion = /"resourceVersion":"([^"]+)"/.exec(line)?.[1] ?? resourceVersion;
  if (line.startsWith('{"type":"ERROR"')) {
    console.error(line);
    process.exit(1);
  }
  if (name === undefined || line.startsWith('{"type":"BOOKMARK"')) return;
  const pod = (pods[name] ??= { addedAt: at });
  if (pod.readyAt === undefined && /"type":"Ready"[^}]*"status":"True"/.test(line)) pod.readyAt = at;
}

const path = `/api/v1/pods?labelSelector=${encodeURIComponent(label)}`;

function watch() {
  const query = `watch=1&resourceVersion=${resourceVersion}&timeoutSeconds=3000`;
  pool.dispatch(
    { method: 'GET', path: `${path}&${query}`, headers, bodyTimeout: 0 },
    {
      onRequestStart: () => undefined,
      onResponseStart: () => void (ends === 0 && console.log('open')),
      onResponseData(_controller, chunk) {
        const at = now();
        const lines = (unfinished + chunk.toString('latin1')).split('\n');
        unfinished = lines.pop();
        for (const line of lines) take(line, at);
      },
      onResponseEnd: again,
      onResponseError: again,
    },
  );
}

/** Goes on where the server ended it. */
function again() {
  if (isOver) return;
  ends++;
  unfinished = '';
  watch();
}

resourceVersion = (await call('GET', path)).metadata.resourceVersion;
watch();
process.stdin.resume().on('end', async () => {
  isOver = true;
  console.log(JSON.stringify({ pods, ends }));
  await pool.destroy();
});
