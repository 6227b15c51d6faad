import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** The parts of the kubeconfig under test that tests put together anew. */
export const given = JSON.parse(readFileSync(inject('kubeconfig'), 'utf8')) as {
  readonly clusters: readonly [{ readonly cluster: { readonly server: string; 'certificate-authority-data': string } }];
  readonly contexts: readonly { readonly name: string }[];
  readonly users: readonly { readonly name: string; readonly user: { readonly token: string } }[];
  readonly 'current-context': string;
};

export const cluster = given.clusters[0].cluster;
export const admin = given['current-context'];

/** The token of a user of the cluster under test. */
export function tokenOf(name: string): string {
  const user = given.users.find(entry => entry.name === name);
  if (!user) throw new Error(`The kubeconfig under test has no user "${name}".`);
  return user.user.token;
}

/** Writes a kubeconfig with one context `c` of one cluster and one user; gives its path. */
export function writeKubeconfig(folder: string, name: string, parts: { cluster?: object; user?: object; as?: string }) {
  const context = parts.as ?? 'c';
  const config = {
    clusters: [{ name: context, cluster: { ...cluster, ...parts.cluster } }],
    users: [{ name: context, user: parts.user ?? { token: tokenOf(admin) } }],
    contexts: [{ name: context, context: { cluster: context, user: context } }],
    'current-context': context,
  };
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(config));
  return file;
}
