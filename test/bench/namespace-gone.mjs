// Ends when the namespace is gone; with 1 after two minutes.
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { kubeconfigTarget } from './kubeconfig-target.mjs';

const [, , kubeconfig, namespace] = process.argv;
const { server, connect, headers } = kubeconfigTarget(kubeconfig);
const pool = new Pool(server, { connect });
process.exitCode = 1;
for (let tries = 0; tries < 480 && process.exitCode === 1; tries++) {
  const { statusCode, body } = await pool.request({ method: 'GET', path: `/api/v1/namespaces/${namespace}`, headers });
  await body.dump();
  if (statusCode === 404) process.exitCode = 0;
  else await sleep(250);
}
await pool.close();
