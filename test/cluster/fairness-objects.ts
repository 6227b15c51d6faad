import { setTimeout as sleep } from 'node:timers/promises';
import type { KubernetesObject } from '../../src/kubernetes/object';
import type { Answer, ImpersonatingClient } from './impersonating-client';

export const base = '/apis/flowcontrol.apiserver.k8s.io/v1';
const apiVersion = 'flowcontrol.apiserver.k8s.io/v1';
/** Every object of these tests carries it, so that what an interrupted run left is found. */
const label = 'headroom.dev/test=fairness';
const labels = { 'headroom.dev/test': 'fairness' };

export const priorityLevel = (name: string, limited: object): KubernetesObject => ({
  ...{ apiVersion, kind: 'PriorityLevelConfiguration', metadata: { name, labels } },
  spec: { type: 'Limited', limited },
});

export const flowSchema = (name: string, spec: object): KubernetesObject => ({
  ...{ apiVersion, kind: 'FlowSchema', metadata: { name, labels } },
  spec,
});

interface Live extends KubernetesObject {
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly status?: { readonly conditions?: readonly unknown[] };
}

/** Sends what must succeed. */
export async function must(
  client: ImpersonatingClient,
  ...sent: Parameters<ImpersonatingClient['send']>
): Promise<Answer> {
  const answer = await client.send(...sent);
  if (answer.status < 300) return answer;
  throw new Error(`${sent[0].method} ${sent[0].path} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
}

export async function live(client: ImpersonatingClient, plural: string): Promise<readonly Live[]> {
  const { text } = await must(client, { method: 'GET', path: `${base}/${plural}` });
  return (JSON.parse(text) as { items: Live[] }).items;
}

/** Creates levels and then schemas, and waits until the server uses all of them. */
export async function install(
  client: ImpersonatingClient,
  levels: readonly KubernetesObject[],
  schemas: readonly KubernetesObject[],
): Promise<void> {
  const create = (plural: string, objects: readonly KubernetesObject[]): Promise<unknown> =>
    Promise.all(objects.map(body => must(client, { method: 'POST', path: `${base}/${plural}`, body })));
  await create('prioritylevelconfigurations', levels);
  await create('flowschemas', schemas);
  const wanted = levels.map(({ metadata }) => (metadata as { name: string }).name);
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
    // The server writes a schema's first condition after the digest that takes it into use.
    const found = await live(client, 'flowschemas');
    const { text } = await must(client, {
      method: 'GET',
      path: '/debug/api_priority_and_fairness/dump_priority_levels',
    });
    const used = text.split('\n').map(line => line.split(',')[0]);
    if (wanted.every(name => used.includes(name)) && found.every(({ status }) => status?.conditions?.length)) return;
  }
  throw new Error('The API server did not take the FlowSchemas and levels into use within 20 s.');
}

/** Removes every object of these tests. */
export async function uninstall(client: ImpersonatingClient): Promise<void> {
  for (const plural of ['flowschemas', 'prioritylevelconfigurations']) {
    await must(client, { method: 'DELETE', path: `${base}/${plural}?labelSelector=${encodeURIComponent(label)}` });
  }
}

export const metrics = async (client: ImpersonatingClient): Promise<string> =>
  (await must(client, { method: 'GET', path: '/metrics' })).text;

/** Waits for a state of the server that comes by itself. */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(100)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`${what} did not come within 15 s.`);
}
