import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { down } from '../../practice/cluster/down.mjs';
import { up } from '../../practice/cluster/up.mjs';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';

/** A cluster whose only node is this machine. */
export interface RealCluster {
  readonly dir: string;
  readonly connection: Connection;
  readonly kubeconfig: string;
  end(): Promise<void>;
}

/** Brings one up, 5 to 10 s, or in `buildTimeoutMs` where its programs are not built yet; ask `whyNoRealNode` first. */
export async function realCluster(): Promise<RealCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-real-'));
  const dir = join(folder, 'practice');
  const { kubeconfig } = await up({ dir, contextName: 'headroom-real', nodes: 0, realNode: true });
  const connection = await openConnection({ kubeconfig, env: {} });
  return {
    ...{ dir, connection, kubeconfig },
    async end() {
      await connection.close();
      await down({ dir });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
