import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApiServer } from '../../../practice/cluster/api-server-alone.mjs';
import { startScheduler } from '../../../practice/cluster/scheduler-alone.mjs';
import type { Connection } from '../../../src/cluster/connection';
import { openConnection } from '../../../src/cluster/open-connection';
import { asRecord, nameOf, namespaceOf, type KubernetesObject } from '../../../src/kubernetes/object';
import { followScheduler, type SchedulerLog } from './scheduler-log';

/** An API server and a scheduler and nobody else: nodes and pods stay as they are written. */
export interface Arena {
  readonly log: SchedulerLog;
  /** Path of a kubeconfig for its API server. */
  readonly kubeconfig: string;
  /** Resolves to the object as it is stored. */
  create(object: KubernetesObject): Promise<KubernetesObject>;
  /** Merges into the status of a stored object. */
  patchStatus(object: KubernetesObject, status: unknown): Promise<KubernetesObject>;
  remove(object: KubernetesObject, graceSeconds?: number): Promise<void>;
  get(object: KubernetesObject): Promise<KubernetesObject>;
  end(): Promise<void>;
}

// The first would taint every new node, the others want controllers that are not there.
const flags = ['--disable-admission-plugins=TaintNodesByCondition,ServiceAccount'];
const plurals: Readonly<Record<string, string>> = {
  StorageClass: 'storageclasses',
  PriorityClass: 'priorityclasses',
  RuntimeClass: 'runtimeclasses',
  StorageCapacity: 'csistoragecapacities',
};

/** `objects` are there before the scheduler starts, so that it knows them from its first look. */
export async function openArena(profiles: readonly unknown[], objects: readonly KubernetesObject[]): Promise<Arena> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-scheduling-'));
  const apiServer = await startApiServer({ dir: join(folder, 'store'), flags });
  const file = kubeconfig(folder, apiServer);
  const connection = await openConnection({ kubeconfig: file, env: {} });
  const create = createWith(connection);
  for (const object of objects) await create(object);
  const scheduler = await startScheduler({ dir: folder, ...apiServer, profiles });
  const log = followScheduler(scheduler.log);
  return {
    log,
    kubeconfig: file,
    create,
    patchStatus: async (object, status) => {
      const path = `${pathOf(object)}/status`;
      const contentType = 'application/strategic-merge-patch+json';
      return (await connection.request<KubernetesObject>({ method: 'PATCH', path, contentType, body: { status } }))
        .body;
    },
    remove: async (object, graceSeconds = 0) => {
      await connection.request({ method: 'DELETE', path: pathOf(object), body: { gracePeriodSeconds: graceSeconds } });
    },
    get: async object => (await connection.request<KubernetesObject>({ method: 'GET', path: pathOf(object) })).body,
    async end() {
      log.close();
      await connection.close();
      await scheduler.stop();
      await apiServer.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function kubeconfig(
  folder: string,
  { server, certificateAuthority, token }: Awaited<ReturnType<typeof startApiServer>>,
): string {
  const file = join(folder, 'kubeconfig');
  const name = 'arena';
  const cluster = { server, 'certificate-authority-data': Buffer.from(certificateAuthority).toString('base64') };
  const config = {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': name },
    clusters: [{ name, cluster }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  };
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}

function createWith(connection: Connection) {
  return async (object: KubernetesObject): Promise<KubernetesObject> => {
    const { status } = object;
    const request = { method: 'POST', path: collectionOf(object), body: object } as const;
    const stored = (await connection.request<KubernetesObject>(request)).body;
    return {
      apiVersion: object.apiVersion,
      kind: object.kind,
      ...stored,
      ...(status && !stored['status'] ? { status } : {}),
    };
  };
}

function collectionOf(object: KubernetesObject): string {
  const [version, kind] = [String(object.apiVersion), String(object.kind)];
  const root = version.includes('/') ? `/apis/${version}` : `/api/${version}`;
  const plural = plurals[kind] ?? `${kind.toLowerCase()}s`;
  const namespace = namespaceOf(object);
  return namespace === undefined ? `${root}/${plural}` : `${root}/namespaces/${namespace}/${plural}`;
}

const pathOf = (object: KubernetesObject): string => `${collectionOf(object)}/${nameOf(object) ?? ''}`;

export const uidOf = (object: KubernetesObject): string => String(asRecord(object.metadata)['uid']);
