import fc from '../fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ClusterError } from '../../src/cluster/cluster-error';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { asRecord, type KubernetesObject } from '../../src/kubernetes/object';
import { checkAlone } from '../../src/lint/check-alone.test-data';
import type { Finding, Rule } from '../../src/lint/rule';
import { rules } from '../../src/lint/rules';
import { proofRuns } from '../proof-runs';
import { generatedWorkload } from './generated-workloads';

const atOnce = 20;
const places: Readonly<Record<string, string>> = {
  Pod: '/api/v1/namespaces/default/pods',
  Deployment: '/apis/apps/v1/namespaces/default/deployments',
  DaemonSet: '/apis/apps/v1/namespaces/default/daemonsets',
  StatefulSet: '/apis/apps/v1/namespaces/default/statefulsets',
};
let connection: Connection;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});
afterAll(() => connection.close());

/** Why the server does not take the object under strict validation; nothing is stored. */
async function refusal(object: KubernetesObject): Promise<string | undefined> {
  const path = places[String(object.kind)] ?? '';
  const query = { dryRun: 'All', fieldValidation: 'Strict' };
  try {
    await connection.request({ method: 'POST', path, query, body: object });
    return undefined;
  } catch (error) {
    if (error instanceof ClusterError && (error.kind === 'invalid' || error.status === 400)) return error.message;
    throw error;
  }
}

/**
 * What the rules and the server make of one object. Limits become requests in pods alone, not in templates, so a template
 * may be taken whose pods are all refused: then the refusal of the pod counts.
 */
async function judged(object: KubernetesObject) {
  const said = rules.flatMap(rule => refusals(rule, object).map(({ message }) => `${rule.meta.id}: ${message}`));
  const server = await refusal(object);
  const pod = server === undefined && said.length > 0 ? await refusal(podOf(object)) : undefined;
  return { object: JSON.stringify(object), server: server ?? pod, said, later: pod !== undefined };
}

/** What a rule says that the server refuses: all that it says, or single findings. */
function refusals(rule: Rule, object: KubernetesObject): readonly Finding[] {
  const isRefused = ({ refusedByServer }: Finding): boolean => (rule.meta.refusedByServer ?? refusedByServer) === true;
  return checkAlone(rule, object).filter(isRefused);
}

/** The pod that a workload makes of its template. */
function podOf(object: KubernetesObject): KubernetesObject {
  const template = asRecord(asRecord(object['spec'])['template']);
  return { apiVersion: 'v1', kind: 'Pod', ...template, metadata: { ...asRecord(template['metadata']), name: 'mine' } };
}

test('the server refuses a workload exactly when a rule says so', { timeout: 3_600_000 }, async () => {
  const objects = fc.sample(generatedWorkload, { numRuns: proofRuns(240) });
  const all: Awaited<ReturnType<typeof judged>>[] = [];
  for (let start = 0; start < objects.length; start += atOnce)
    all.push(...(await Promise.all(objects.slice(start, start + atOnce).map(judged))));
  const refused = all.filter(({ server }) => server !== undefined).length;
  expect(all.filter(({ server, said }) => (server === undefined) !== (said.length === 0))).toEqual([]);
  expect(all.filter(({ later }) => later).length).toBeLessThan(all.length / 50);
  // Both answers must be well represented, or the agreement says little.
  expect(Math.min(refused, all.length - refused)).toBeGreaterThan(all.length / 5);
});
