import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ClusterError } from '../../src/cluster/cluster-error';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { builtInFlowSchemas, builtInLevels } from '../../src/kubernetes/flow-control';
import { checkAlone } from '../../src/lint/check-alone.test-data';
import { flowSchemaInvalid } from '../../src/lint/rules/fairness/flow-schema-invalid';
import { flowSchemaCases, priorityLevelCases } from '../../src/lint/rules/fairness/flow-schema-invalid.test-data';

const apiVersion = 'flowcontrol.apiserver.k8s.io/v1';
let connection: Connection;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});
afterAll(() => connection.close());

interface Item {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
}
interface Schema extends Item {
  readonly spec: {
    readonly matchingPrecedence: number;
    readonly priorityLevelConfiguration: { readonly name: string };
  };
}
interface Share {
  readonly nominalConcurrencyShares: number;
  readonly lendablePercent: number;
}
interface Level extends Item {
  readonly spec: {
    readonly type: string;
    readonly exempt?: Share;
    readonly limited?: Share & { readonly limitResponse: { readonly type: string; readonly queuing?: object } };
  };
}

/** Those that the server keeps up to date by itself, so not what people added. */
async function builtIn<T extends Item>(plural: string): Promise<T[]> {
  const { body } = await connection.request<{ items: T[] }>({ method: 'GET', path: `/apis/${apiVersion}/${plural}` });
  return body.items.filter(({ metadata }) => metadata.annotations?.['apf.kubernetes.io/autoupdate-spec'] === 'true');
}

test('the FlowSchemas that we know are those of the API server', async () => {
  const live = (await builtIn<Schema>('flowschemas')).map(({ metadata, spec }) => ({
    name: metadata.name,
    matchingPrecedence: spec.matchingPrecedence,
    level: spec.priorityLevelConfiguration.name,
  }));
  live.sort((a, b) => a.matchingPrecedence - b.matchingPrecedence || (a.name < b.name ? -1 : 1));
  expect(builtInFlowSchemas).toEqual(live);
});

test('the PriorityLevelConfigurations that we know are those of the API server', async () => {
  const live = (await builtIn<Level>('prioritylevelconfigurations')).map(({ metadata, spec }) => {
    const { type, exempt, limited } = spec;
    const { nominalConcurrencyShares, lendablePercent } = exempt ?? limited ?? {};
    const { type: response = 'none', queuing } = limited?.limitResponse ?? {};
    return { name: metadata.name, type, nominalConcurrencyShares, lendablePercent, response, ...queuing };
  });
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
  expect(builtInLevels.toSorted(byName)).toEqual(live.sort(byName));
});

/** Whether the server takes the object; nothing is stored. A name that exists already is put in its place. */
async function isRefused(plural: string, object: { metadata: { name: string } }): Promise<boolean> {
  const query = { dryRun: 'All', fieldValidation: 'Strict' };
  const path = `/apis/${apiVersion}/${plural}`;
  const { name } = object.metadata;
  try {
    if (name === 'mine') await connection.request({ method: 'POST', path, query, body: object });
    else await connection.request({ method: 'PUT', path: `${path}/${name}`, query, body: object });
    return false;
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'invalid') return true;
    throw error;
  }
}

const cases = [
  ...flowSchemaCases.map(([what, spec, , name]) => ['FlowSchema', 'flowschemas', what, spec, name] as const),
  ...priorityLevelCases.map(
    ([what, spec, , name]) => ['PriorityLevelConfiguration', 'prioritylevelconfigurations', what, spec, name] as const,
  ),
];

test.each(cases)('%s (%s) with %s: the rule and the server agree', async (kind, plural, _, spec, name = 'mine') => {
  const object = { apiVersion, kind, metadata: { name }, spec };
  const found = checkAlone(flowSchemaInvalid, object).length > 0;
  expect(found).toBe(await isRefused(plural, object));
});
