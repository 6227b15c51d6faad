import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { kubeconfigTarget } from './kubeconfig-target.mjs';

/** The API server of a kubeconfig, for the peers of the benches: nothing but an undici pool. */
export function api(kubeconfig, connections = 32) {
  const { server, connect, headers } = kubeconfigTarget(kubeconfig);
  const pool = new Pool(server, { connections, pipelining: 1, connect });
  const call = async (method, path, body, type = 'application/json') => {
    const options = { method, path, headers: { ...headers, 'content-type': type } };
    const answer = await pool.request({ ...options, ...(body && { body: JSON.stringify(body) }) });
    const text = await answer.body.text();
    if (answer.statusCode >= 300 && answer.statusCode !== 404)
      throw new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`);
    return answer.statusCode === 404 ? undefined : JSON.parse(text);
  };
  return { call, pool, headers, close: () => pool.close() };
}

/** Deletes a namespace, if it is there, and waits until it is gone: what the cluster still deletes would slow whoever is measured next. */
export async function removeNamespace({ call }, name) {
  const path = `/api/v1/namespaces/${name}`;
  for (let found = await call('DELETE', path); found; found = await call('GET', path)) await sleep(200);
}
