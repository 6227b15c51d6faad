import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { writeKubeconfig } from '../cluster/kubeconfigs';
import { relayTo } from '../cluster/relay';

/** A kubeconfig whose server can be taken away and given back. */
export async function relayedKubeconfig() {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-live-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const given = JSON.parse(readFileSync(inject('kubeconfig'), 'utf8')) as {
    clusters: [{ cluster: { server: string } }];
  };
  const port = Number(new URL(given.clusters[0].cluster.server).port);
  const relay = await relayTo(port);
  const server = `https://127.0.0.1:${relay.port}`;
  return { relay, port, kubeconfig: writeKubeconfig(folder, 'relayed', { cluster: { server } }) };
}
