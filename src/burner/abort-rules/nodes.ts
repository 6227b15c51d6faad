import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { list } from '../../cluster/list';
import { asList, asRecord } from '../../kubernetes/object';
import type { Rule } from './rule';

/** Ends the run when a node that was ready at its start is not any more. Where nodes may not be listed it never speaks. */
export function nodesRule(): Rule {
  let before: ReadonlySet<string> | undefined;
  return async ({ connection, signal }) => {
    const now = await nodesByReadiness(connection, signal);
    if (now === undefined) return undefined;
    before ??= now.ready;
    const lost = [...before].find(name => now.notReady.has(name));
    if (lost === undefined) return undefined;
    return `Node ${lost} was ready when the run began and is not any more (--abort-on nodes): look at it before you go on (kubectl describe node ${lost}).`;
  };
}

/** Undefined when nobody can say now: no right, or no answer, which is for other rules to judge. */
async function nodesByReadiness(connection: Connection, signal: AbortSignal) {
  const nodes = { ready: new Set<string>(), notReady: new Set<string>() };
  try {
    await list(connection.request, { path: '/api/v1/nodes', query: { resourceVersion: '0' }, signal }, items => {
      for (const { metadata, status } of items) {
        const conditions = asList(asRecord(status)['conditions']).map(asRecord);
        const isReady = conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True');
        (isReady ? nodes.ready : nodes.notReady).add(metadata.name);
      }
    });
    return nodes;
  } catch (error) {
    if (error instanceof ClusterError) return undefined;
    throw error;
  }
}
