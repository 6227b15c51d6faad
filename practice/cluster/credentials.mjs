import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE } from '../real-node/places.mjs';

/**
 * Who talks to this cluster. Only the admin is in system:masters, which skips API Priority and Fairness; the parts
 * have the names and groups a real cluster gives them, so that FlowSchemas meet them as they would there.
 */
const USERS = {
  admin: { user: 'practice-admin', groups: ['system:masters'] },
  alice: { user: 'alice', groups: [] },
  bob: { user: 'bob', groups: [] },
  'kube-controller-manager': { user: 'system:kube-controller-manager', groups: [] },
  'kube-scheduler': { user: 'system:kube-scheduler', groups: [] },
  kwok: { user: 'practice-kwok', groups: ['system:nodes'] },
  kubelet: { user: `system:node:${NODE}`, groups: ['system:nodes'] },
  'kube-proxy': { user: 'system:kube-proxy', groups: [] },
  'metrics-server': { user: 'practice-metrics-server', groups: [] },
};

/** Makes a token for each user and the key that signs service accounts. Resolves to {tokens, tokenFile, keyFile}. */
export function writeCredentials(folder) {
  const tokens = Object.fromEntries(Object.keys(USERS).map(name => [name, randomBytes(24).toString('hex')]));
  const tokenFile = join(folder, 'tokens.csv');
  writeFileSync(tokenFile, tokenLines(tokens), { mode: 0o600 });
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const keyFile = join(folder, 'service-accounts.key');
  writeFileSync(keyFile, privateKey, { mode: 0o600 });
  return { tokens, tokenFile, keyFile };
}

/** The lines of --token-auth-file: token,user,uid,"groups". */
export function tokenLines(tokens) {
  return Object.entries(tokens)
    .map(([name, token]) => `${token},${USERS[name].user},${USERS[name].user},"${USERS[name].groups.join(',')}"\n`)
    .join('');
}
