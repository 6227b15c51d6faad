import fc from '../fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { KubernetesObject } from '../../src/kubernetes/object';
import { proofRuns } from '../proof-runs';
import { flowControlObjects } from './flow-control-objects';
import { isRefused, speaks } from './flow-control-verdicts';

let connection: Connection;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});
afterAll(() => connection.close());

/** Requests under way at once. */
const lanes = 8;

test('rules with refusedByServer speak exactly when the API server refuses, for generated objects', async () => {
  const objects = fc.sample(flowControlObjects, { numRuns: proofRuns(300) });
  const differences: string[] = [];
  let refusals = 0;
  const compare = async (object: KubernetesObject): Promise<void> => {
    const { refused, because = 'taken' } = await isRefused(connection, object);
    if (refused) refusals++;
    if (speaks(object) !== refused) differences.push(`${JSON.stringify(object)}\n  server: ${because}`);
  };
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let object = objects[next++]; object; object = objects[next++]) await compare(object);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  expect(differences).toEqual([]);
  // The generator must try both sides of the edge, or agreement would mean little.
  expect(refusals / objects.length).toBeGreaterThan(0.25);
  expect(refusals / objects.length).toBeLessThan(0.75);
});
