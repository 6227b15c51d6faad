import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { builtInFlowSchemaObjects } from '../../src/kubernetes/built-in-flow-schemas';
import { builtInLevels } from '../../src/kubernetes/flow-control';
import { flowSchemaCases } from '../../src/lint/rules/fairness/flow-schema-invalid.test-data';
import { priorityLevelCases } from '../../src/lint/rules/fairness/priority-level-invalid.test-data';
import { apiVersion, isRefused, speaks } from './flow-control-verdicts';

let connection: Connection;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});
afterAll(() => connection.close());

interface Item {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
}
interface Schema extends Item {
  readonly spec: { readonly matchingPrecedence: number };
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
  const live = (await builtIn<Schema>('flowschemas')).map(({ metadata, spec }) => ({ name: metadata.name, spec }));
  const order = (a: (typeof live)[number], b: (typeof live)[number]) =>
    a.spec.matchingPrecedence - b.spec.matchingPrecedence || (a.name < b.name ? -1 : 1);
  expect(builtInFlowSchemaObjects).toEqual(live.sort(order));
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

const cases = [
  ...flowSchemaCases.map(([what, spec, , name]) => ['FlowSchema', what, spec, name] as const),
  ...priorityLevelCases.map(([what, spec, , name]) => ['PriorityLevelConfiguration', what, spec, name] as const),
];

test.each(cases)('%s with %s: the rules and the server agree', async (kind, _, spec, name = 'mine') => {
  const object = { apiVersion, kind, metadata: { name }, spec };
  expect(speaks(object)).toBe((await isRefused(connection, object)).refused);
});
