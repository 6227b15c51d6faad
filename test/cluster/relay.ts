import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP relay before a server, whose connections a test can cut; at a free port unless one is named. */
export async function relayTo(port: number, at = 0) {
  const sockets = new Set<Socket>();
  const server = createServer(client => join(client, connect(port, '127.0.0.1'), sockets));
  await new Promise<void>(resolve => server.listen(at, '127.0.0.1', resolve));
  const cut = (): void => sockets.forEach(socket => socket.destroy());
  const close = async (): Promise<void> => {
    cut();
    await new Promise(resolve => server.close(resolve));
  };
  return { port: (server.address() as AddressInfo).port, cut, close };
}

/** A CONNECT proxy that notes where it was asked to go. */
export async function connectProxy() {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createHttpServer();
  server.on('connect', ({ url = '' }, client: Socket) => {
    asked.push(url);
    const upstream = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      join(client, upstream, sockets);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => server.close(resolve));
  };
  return { port: (server.address() as AddressInfo).port, asked, close };
}

function join(client: Socket, upstream: Socket, sockets: Set<Socket>): void {
  for (const [one, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    sockets.add(one);
    one.pipe(other);
    one.on('error', () => other.destroy());
    one.on('close', () => (other.destroy(), sockets.delete(one)));
  }
}
