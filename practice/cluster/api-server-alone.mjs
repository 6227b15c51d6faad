import { binaries } from './binaries.mjs';
import { remove, stopParts } from './down.mjs';
import { startStore } from './start.mjs';
import { claim, forget } from './state.mjs';

/**
 * An API server with its etcd and nothing else, in a folder of its own and with these flags besides the practice
 * cluster's. Resolves to {server, certificateAuthority, token, stop}; `stop` ends both and removes the folder.
 */
export async function startApiServer({ dir, flags, say = console.log }) {
  const programs = await binaries({ say });
  await remove(dir);
  claim(dir);
  const alone = { dir, programs, processes: [], apiServerFlags: flags };
  const stop = async () => {
    await stopParts(alone.processes);
    forget(dir);
  };
  try {
    await startStore(alone);
  } catch (error) {
    await stop();
    throw error;
  }
  const { server, certificateAuthority, tokens } = alone;
  return { server, certificateAuthority, token: tokens.admin, stop };
}
