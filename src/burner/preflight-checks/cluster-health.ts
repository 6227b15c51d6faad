import { list, type ListedObject } from '../../cluster/list';
import { conditionOf, type WatchedObject } from '../waiters/waiter';
import type { Check } from './check';

/** `global.clusterHealth`: a run starts only when the API server says ok, every node is Ready and none is under pressure. */
export const clusterHealth: Check = {
  looksAt: 'nodes',
  async run({ connection, plan }) {
    if (!plan.config.global.clusterHealth) return {};
    const { body } = await connection.request({ method: 'GET', path: '/healthz' });
    const server = body === 'ok' ? [] : ['The API server does not say ok at /healthz (clusterHealth).'];
    const nodes: string[] = [];
    await list(connection.request, { path: '/api/v1/nodes' }, items => nodes.push(...items.flatMap(troubleOf)));
    return { refusals: [...server, ...nodes] };
  },
};

/** Why a node is not healthy: not Ready, or another condition that is not False. */
function troubleOf(node: ListedObject): readonly string[] {
  const { status } = node as WatchedObject;
  const name = node.metadata.name;
  if (conditionOf(node as WatchedObject, 'Ready')?.status !== 'True') {
    return [`Node ${name} is not Ready (clusterHealth): wait until it is, or leave clusterHealth out.`];
  }
  const pressed = (status?.conditions ?? []).filter(({ type, status: is }) => type !== 'Ready' && is !== 'False');
  return pressed.map(
    ({ type, status: is }) =>
      `Node ${name} has ${type ?? 'a condition'} ${is ?? ''} (clusterHealth): see to it before the run.`,
  );
}
