import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { down } from '../../practice/cluster/down.mjs';
import { up } from '../../practice/cluster/up.mjs';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';

/** A cluster that a test may harm, apart from that of the suite. */
export interface OwnCluster {
  readonly kubeconfig: string;
  readonly connection: Connection;
  /** Stops the API server where it stands (SIGSTOP), and lets it go on. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Ends the API server (SIGKILL); the function it gives starts it again with the same arguments. */
  readonly kill: () => () => void;
  end(): Promise<void>;
}

/** Brings up a cluster with two simulated nodes, some 6 s. */
export async function ownCluster(apiServerFlags: readonly string[] = []): Promise<OwnCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-own-'));
  const dir = join(folder, 'practice');
  const { kubeconfig } = await up({ dir, contextName: 'headroom-own', nodes: 2, realNode: false, apiServerFlags });
  const connection = await openConnection({ kubeconfig, env: {} });
  const started: number[] = [];
  let pid = recordedPid(dir, 'kube-apiserver');
  const signal = (name: NodeJS.Signals): void => void process.kill(pid, name);
  return {
    ...{ kubeconfig, connection },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    kill() {
      const [command = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
      signal('SIGKILL');
      return () => {
        const log = openSync(join(dir, 'logs', 'kube-apiserver-again.log'), 'a');
        const child = spawn(command, args, { cwd: dir, detached: true, stdio: ['ignore', log, log] });
        child.unref();
        pid = child.pid ?? 0;
        started.push(pid);
      };
    },
    async end() {
      await connection.close();
      await down({ dir });
      // Those that `down` does not know of.
      for (const one of started.filter(isAlive)) process.kill(one, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function recordedPid(dir: string, name: string): number {
  const { processes } = JSON.parse(readFileSync(join(dir, 'state.json'), 'utf8')) as {
    readonly processes: readonly { readonly name: string; readonly pid: number }[];
  };
  const found = processes.find(one => one.name === name);
  if (!found) throw new Error(`The practice cluster in ${dir} has no ${name}.`);
  return found.pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // Gone already.
    return false;
  }
}
