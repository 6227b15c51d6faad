import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { cleanRun } from '../../src/runs/clean';
import { newRunId } from '../../src/runs/run-id';
import { RUN_LABEL } from '../../src/runs/run-label';

const runId = newRunId();
const labels = { [RUN_LABEL]: runId };
const made = `headroom-clean-${runId.slice(-4)}`;
const kept = 'headroom-clean-kept';
const configMaps = (namespace: string) => `/api/v1/namespaces/${namespace}/configmaps`;
let connection: Connection;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  const create = (path: string, metadata: object) => connection.request({ method: 'POST', path, body: { metadata } });
  await create('/api/v1/namespaces', { name: made, labels });
  await create(configMaps(made), { name: 'inside', labels });
  await create(configMaps('default'), { name: 'headroom-clean-labelled', labels });
  await create(configMaps('default'), { name: kept, labels: { [RUN_LABEL]: newRunId(0) } });
});

afterAll(async () => {
  await connection.request({ method: 'DELETE', path: `${configMaps('default')}/${kept}` });
  await connection.close();
});

test('cleaning a run removes what carries its label and nothing else', async () => {
  const kinds = [{ apiVersion: 'v1', kind: 'ConfigMap' }];
  const run = { runId, kinds, madeNamespaces: [made], namespaces: [made, 'default'] };
  const progress: number[] = [];
  const result = await cleanRun(connection, run, { onProgress: gone => progress.push(gone) });
  expect(result).toEqual({ deleted: 3, left: [] });
  expect(progress.at(-1)).toBe(3);
  const gone = connection.request({ method: 'GET', path: `/api/v1/namespaces/${made}` });
  await expect(gone).rejects.toMatchObject({ kind: 'not-found' });
  const { status } = await connection.request({ method: 'GET', path: `${configMaps('default')}/${kept}` });
  expect(status).toBe(200);
  expect(await cleanRun(connection, run, { everyKind: true })).toEqual({ deleted: 0, left: [] });
});
