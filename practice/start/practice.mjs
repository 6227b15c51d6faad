import { join } from 'node:path';
import { buildExtension } from '../build.mjs';
import { down } from '../cluster/down.mjs';
import { status } from '../cluster/status.mjs';
import { up } from '../cluster/up.mjs';
import { placeExtension } from '../editor-server/extension.mjs';
import { startEditorServer } from '../editor-server/server.mjs';
import { stateFolder } from '../folders.mjs';
import { nodeModules, ROOT } from '../node-modules.mjs';
import { systemPackages } from '../system-packages.mjs';
import { alone } from './alone.mjs';
import { editorPort } from './port.mjs';
import { freshSamples } from './samples.mjs';
import { welcome } from './welcome.mjs';

/** Brings up everything a person needs to try Headroom, waits for `signal`, and ends what it started. */
export async function startPractice({ port, nodes, withCluster, signal, say = console.log }) {
  const folder = stateFolder('start');
  const leave = alone(folder);
  const started = [leave];
  try {
    await systemPackages(withCluster ? ['editor', 'cluster'] : ['editor'], say, signal);
    await nodeModules(say, signal);
    await buildExtension(say, signal);
    const cluster = withCluster ? await ownCluster({ nodes, say, signal }, started) : undefined;
    const editor = await editorOn({ port, folder, cluster, say, signal }, started);
    say(welcome({ url: editor, cluster }));
    await aborted(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (started.length > 1) say('stopping what was started');
    for (const end of started.reverse()) await end();
  }
}

function aborted(signal) {
  if (signal.aborted) return undefined;
  return new Promise(resolve => {
    // Waiting for an event of a signal alone does not keep Node running.
    const awake = setInterval(() => {}, 60_000);
    signal.addEventListener('abort', () => resolve(clearInterval(awake)), { once: true });
  });
}

async function ownCluster({ nodes, say, signal }, started) {
  const { state, dir } = status();
  if (state !== 'running') started.push(() => down({ dir, say }));
  return up({ nodes, say, signal });
}

async function editorOn({ port, folder, cluster, say, signal }, started) {
  const extensionsDir = join(folder, 'extensions');
  placeExtension(ROOT, extensionsDir);
  const server = await startEditorServer({
    port: await editorPort(port),
    dataDir: join(folder, 'vscode'),
    extensionsDir,
    logFile: join(folder, 'vscode.log'),
    env: { ...process.env, ...(cluster && { KUBECONFIG: cluster.kubeconfig }) },
    say,
    signal,
  });
  started.push(server.stop);
  return `${server.url}?folder=${encodeURI(freshSamples(folder))}`;
}
