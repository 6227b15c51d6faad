import { createServer } from 'node:net';

/** Ports on loopback that nobody listens on now; all are held while they are chosen, so they differ. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map(server => new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done))),
  );
  const ports = servers.map(server => server.address().port);
  await Promise.all(servers.map(server => new Promise(done => server.close(done))));
  return ports;
}
