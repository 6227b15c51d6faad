import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from '../cluster/connection';
import { openConnection } from '../cluster/open-connection';

/** A connection to a small HTTP server that answers as a test says. */
export async function connectionTo(
  listener: RequestListener,
): Promise<{ readonly connection: Connection; readonly close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer(listener).on('connection', socket => sockets.add(socket));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-api-'));
  const kubeconfig = path.join(folder, 'config');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(kubeconfig, JSON.stringify(kubeconfigOf(address)));
  const connection = await openConnection({ kubeconfig, env: {} });
  const close = async (): Promise<void> => {
    sockets.forEach(socket => socket.destroy());
    await connection.close();
    server.close();
    rmSync(folder, { recursive: true });
  };
  return { connection, close };
}

const kubeconfigOf = (server: string) => ({
  clusters: [{ name: 'c', cluster: { server } }],
  users: [{ name: 'u', user: {} }],
  contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
  'current-context': 'c',
});
