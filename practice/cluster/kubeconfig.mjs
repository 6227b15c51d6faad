import { writeFileSync } from 'node:fs';

/**
 * A kubeconfig as text. `contexts` are {name, token, namespace?}; the first is the current one.
 * It is JSON, which every reader of YAML reads.
 */
export function kubeconfigText({ server, certificateAuthority, cluster, contexts }) {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: cluster,
        cluster: { server, 'certificate-authority-data': Buffer.from(certificateAuthority).toString('base64') },
      },
    ],
    users: contexts.map(({ name, token }) => ({ name, user: { token } })),
    contexts: contexts.map(({ name, namespace }) => ({
      name,
      context: { cluster, user: name, ...(namespace && { namespace }) },
    })),
    'current-context': contexts[0].name,
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** Only its owner may read it: it holds tokens. */
export function writeKubeconfig(file, config) {
  writeFileSync(file, kubeconfigText(config), { mode: 0o600 });
  return file;
}
