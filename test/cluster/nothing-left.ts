import { expect } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { findLabelled, runResources } from '../../src/runs/labelled';

/** Looks through every kind that the API server lists: nothing carries the run's label. */
export async function expectNothingLeft(connection: Connection, runId: string): Promise<void> {
  const resources = await runResources(connection, { kinds: [] }, true);
  const left = await findLabelled(connection, { runId, kinds: [], namespaces: [], madeNamespaces: [] }, resources);
  expect(left.map(({ resource, name }) => `${resource.plural}/${name}`)).toEqual([]);
}
