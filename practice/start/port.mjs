import { createServer } from 'node:net';
import { freePorts } from '../cluster/ports.mjs';

// The same each time, because a browser keeps the editor's layout by address.
const USUAL = 8117;

/** The port a person asked for, if nobody has it; else the usual one, or any. */
export async function editorPort(asked) {
  if (await isFree(asked ?? USUAL)) return asked ?? USUAL;
  if (asked === undefined) return (await freePorts(1))[0];
  throw new Error(`Port ${asked} is in use. Name another with --port, or leave it out.`);
}

function isFree(port) {
  return new Promise(resolve => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
