import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Server, TLS options and headers of a kubeconfig's current context, for the peers of the benches. */
export function kubeconfigTarget(kubeconfig) {
  const config = parse(readFileSync(kubeconfig, 'utf8'));
  const context = config.contexts.find(({ name }) => name === config['current-context']).context;
  const { cluster } = config.clusters.find(({ name }) => name === context.cluster);
  const { user } = config.users.find(({ name }) => name === context.user);
  const decoded = (value, file) => (value ? Buffer.from(value, 'base64') : file && readFileSync(file));
  const connect = {
    ca: decoded(cluster['certificate-authority-data'], cluster['certificate-authority']),
    cert: decoded(user['client-certificate-data'], user['client-certificate']),
    key: decoded(user['client-key-data'], user['client-key']),
  };
  const headers = { 'content-type': 'application/json', ...(user.token && { authorization: `Bearer ${user.token}` }) };
  return { server: cluster.server, connect, headers };
}
