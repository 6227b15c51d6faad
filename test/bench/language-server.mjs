import { spawn } from 'node:child_process';
import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const root = path.resolve(import.meta.dirname, '..', '..');
const uri = 'file:///bench/web.yaml';

const deployment = index => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${index}
  namespace: bench
spec:
  replicas: 3
  selector:
    matchLabels: { app: web-${index} }
  template:
    metadata:
      labels: { app: web-${index} }
      annotations:
        kubernetes.io/egress-bandwidth: 10M
    spec:
      containers:
        - name: web
          image: nginx:1.29
          ports:
            - containerPort: 80
          resources:
            limits:
              cpu: 500m
              memory: 512m
        - name: sidecar
          image: envoy:1.30
---
`;

/** Time from didChange to the diagnostics of that version, debounce included: p95 on 300 lines and on 1 MB. */
export async function languageServerBench() {
  return [
    await measure('didChange to diagnostics, 300 lines, p95', manifests(300 * 28), 60, 200),
    await measure('didChange to diagnostics, 1 MB, p95', manifests(1024 * 1024), 500, 40),
  ];
}

function manifests(bytes) {
  let text = '';
  for (let index = 0; text.length < bytes; index++) text += deployment(index);
  return text;
}

async function measure(name, text, limit, rounds) {
  const server = spawn(process.execPath, [path.join(root, 'dist', 'language-server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  try {
    const session = await open(connection, text);
    const times = [];
    for (let round = 0; round < rounds; round++) times.push(await session.type());
    times.sort((a, b) => a - b);
    return { name, figure: times[Math.ceil(0.95 * times.length) - 1], unit: 'ms', bound: 'at most', limit };
  } finally {
    connection.dispose();
    server.kill();
  }
}

async function open(connection, text) {
  let arrived = () => {};
  connection.onNotification('textDocument/publishDiagnostics', ({ version }) => arrived(version));
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  let version = 1;
  const diagnosed = wanted =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No diagnostics for version ${wanted} within 20 s.`)), 20_000);
      arrived = got => {
        if (got !== wanted) return;
        clearTimeout(timer);
        resolve();
      };
    });
  const first = diagnosed(version);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version, text },
  });
  await first;
  return { type: () => typeOnce(connection, diagnosed, ++version) };
}

/** Types one character into the replica count of the first Deployment and takes it back in the next round. */
async function typeOnce(connection, diagnosed, version) {
  const range = { start: { line: 6, character: 12 }, end: { line: 6, character: 13 } };
  const done = diagnosed(version);
  const began = performance.now();
  await connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range, text: String(2 + (version % 7)) }],
  });
  await done;
  return performance.now() - began;
}
