// Serves the lists of the big cluster over plain HTTP, in pages as they are asked for; on word from standard input, pods
// change. In a process of its own, with the pages made before, so that what asks is what is measured. Prints its port when
// it is ready.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { node, nodes, pods, runningPod } from './big-cluster.mjs';

const PAGE = 500;

/** As an API server sends them: with what a kubelet and controllers write, which nobody here looks at. */
function stored(object, index) {
  const uid = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const managedFields = [{ manager: 'kube-controller-manager', operation: 'Update', apiVersion: 'v1' }];
  const metadata = {
    ...object.metadata,
    uid,
    resourceVersion: '1',
    creationTimestamp: '2026-01-01T00:00:00Z',
    managedFields,
  };
  if (object.kind === 'Node') return { ...object, metadata };
  const conditions = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(type => ({
    ...{ type, status: 'True', lastProbeTime: null, lastTransitionTime: '2026-01-01T00:00:05Z' },
  }));
  const containerStatuses = [
    { name: 'c', ready: true, restartCount: 0, image: 'img:1', imageID: 'sha256:0', started: true },
  ];
  return { ...object, metadata, status: { phase: 'Running', podIP: '10.0.0.1', conditions, containerStatuses } };
}

function pagesOf(count, make) {
  const pages = [];
  for (let from = 0; from < count; from += PAGE) {
    const items = Array.from({ length: Math.min(PAGE, count - from) }, (_, at) => stored(make(from + at), from + at));
    const { apiVersion, kind } = items[0];
    const next = from + PAGE < count ? { continue: String(from / PAGE + 1) } : {};
    const list = { apiVersion, kind: `${kind}List`, metadata: { resourceVersion: '1', ...next }, items };
    pages.push(Buffer.from(JSON.stringify(list)));
  }
  return pages;
}

const pages = { '/api/v1/nodes': pagesOf(nodes, node), '/api/v1/pods': pagesOf(pods, runningPod) };
const none = Buffer.from(
  JSON.stringify({ apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '1' }, items: [] }),
);

const watchers = new Set();
let changesASecond = 0;
let version = 1;

/** Every 20 ms, so many pods change as asked for. */
function pour() {
  for (let i = 0; i < changesASecond / 50; i++) {
    const index = (++version * 7919) % pods;
    const { metadata, ...rest } = stored(runningPod(index), index);
    const object = { ...rest, metadata: { ...metadata, resourceVersion: String(version) } };
    for (const watcher of watchers) watcher.write(`${JSON.stringify({ type: 'MODIFIED', object })}\n`);
  }
}
setInterval(pour, 20);

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://x');
  response.setHeader('content-type', 'application/json');
  if (pathname === '/version') return response.end(JSON.stringify({ gitVersion: 'v1.36.3', major: '1', minor: '36' }));
  if (pathname.startsWith('/apis/metrics.k8s.io')) return response.writeHead(404).end('{}');
  if (searchParams.get('watch')) {
    if (pathname === '/api/v1/pods') watchers.add(response.on('close', () => watchers.delete(response)));
    return response.flushHeaders();
  }
  return response.end(pages[pathname]?.[Number(searchParams.get('continue') ?? 0)] ?? none);
});
server.listen(0, '127.0.0.1', () => {
  const bytes = Object.values(pages)
    .flat()
    .reduce((sum, page) => sum + page.length, 0);
  process.stdout.write(`${JSON.stringify({ port: server.address().port, megabytes: Math.round(bytes / 1e6) })}\n`);
});
createInterface({ input: process.stdin })
  .on('line', line => (changesASecond = JSON.parse(line).changes))
  .on('close', () => process.exit(0));
