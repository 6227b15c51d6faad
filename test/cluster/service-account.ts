import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { writeKubeconfig } from './kubeconfigs';

const rbac = '/apis/rbac.authorization.k8s.io/v1';

export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** What a run of ConfigMaps in namespaces of its own needs. */
export const configMapRules: readonly Rule[] = [
  { apiGroups: [''], resources: ['configmaps'], verbs: ['create', 'get', 'list', 'watch', 'delete'] },
  { apiGroups: [''], resources: ['namespaces'], verbs: ['create', 'get', 'list', 'watch', 'delete'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch', 'delete'] },
];

/** A user of its own: a service account, with its rights and a token in a file. */
export interface OwnUser {
  readonly kubeconfig: string;
  readonly folder: string;
  /** The name that FlowSchemas know it by. */
  readonly userName: string;
  /** Gives it these rights and no others, at once. */
  readonly allow: (rules: readonly Rule[]) => Promise<void>;
  /** A new token into the token file; it holds until `expire`. */
  readonly renew: () => Promise<void>;
  /** The token is no longer accepted, as one whose time is over: its secret is gone. */
  readonly expire: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Makes a user whose kubeconfig may point at another server, such as a relay. */
export async function ownUser(connection: Connection, name: string, server?: string): Promise<OwnUser> {
  const folder = mkdtempSync(join(tmpdir(), `headroom-${name}-`));
  const namespace = `user-${name}`;
  const own = `/api/v1/namespaces/${namespace}`;
  const metadata = { name };
  const post = async <T>(path: string, body: object): Promise<T> =>
    (await connection.request<T>({ method: 'POST', path, body })).body;
  await post('/api/v1/namespaces', { metadata: { name: namespace } });
  await post(`${own}/serviceaccounts`, { metadata });
  await post(`${rbac}/clusterroles`, { metadata, rules: configMapRules });
  await post(`${rbac}/clusterrolebindings`, {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
  let secret = 0;
  const renew = async (): Promise<void> => {
    secret++;
    const bound = await post<{ metadata: { uid: string } }>(`${own}/secrets`, { metadata: { name: `s${secret}` } });
    const boundObjectRef = { apiVersion: 'v1', kind: 'Secret', name: `s${secret}`, uid: bound.metadata.uid };
    const made = await post<{ status: { token: string } }>(`${own}/serviceaccounts/${name}/token`, {
      spec: { expirationSeconds: 3600, boundObjectRef },
    });
    writeFileSync(join(folder, 'token'), made.status.token);
  };
  await renew();
  const user = { tokenFile: join(folder, 'token') };
  const kubeconfig = writeKubeconfig(folder, 'kubeconfig', {
    user,
    ...(server !== undefined && { cluster: { server } }),
  });
  const remove = (path: string) => connection.request({ method: 'DELETE', path });
  return {
    ...{ kubeconfig, folder, renew },
    userName: `system:serviceaccount:${namespace}:${name}`,
    async allow(rules) {
      const path = `${rbac}/clusterroles/${name}`;
      await connection.request({ method: 'PATCH', path, body: { rules }, contentType: 'application/merge-patch+json' });
    },
    async expire() {
      await remove(`${own}/secrets/s${secret}`);
    },
    async end() {
      for (const path of [`${rbac}/clusterrolebindings/${name}`, `${rbac}/clusterroles/${name}`]) await remove(path);
      await remove(`/api/v1/namespaces/${namespace}`);
    },
  };
}

/** The token of a user, to look that no report holds it. */
export const tokenIn = ({ folder }: OwnUser): string => readFileSync(join(folder, 'token'), 'utf8');

/** Where the cluster under test listens. */
export const portUnderTest = (): number => {
  const { clusters } = JSON.parse(readFileSync(inject('kubeconfig'), 'utf8')) as {
    readonly clusters: readonly [{ readonly cluster: { readonly server: string } }];
  };
  return Number(new URL(clusters[0].cluster.server).port);
};
