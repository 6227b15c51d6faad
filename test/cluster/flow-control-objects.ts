import fc from '../fast-check';
import { builtInFlowSchemaObjects } from '../../src/kubernetes/built-in-flow-schemas';
import { catchAllLevelSpec } from '../../src/kubernetes/flow-control';
import type { KubernetesObject } from '../../src/kubernetes/object';
import { apiVersion } from './flow-control-verdicts';
import { flowSchemaSpec } from './flow-schema-specs';
import { label63, mapping, oddNames, often, one } from './near-the-edge';
import { exemptSpec, levelSpec } from './priority-level-specs';

const labelTexts = { app: one('a', '', label63), 'a.example/b': one('A_b.c-d') };
const oddTexts = one<unknown>(
  { 'a b': 'c' },
  { a: 'b c' },
  { a: 5 },
  { 'a/b/c': 'd' },
  { a: `${label63}a` },
  { '/a': 'b' },
  { 'A/a': 'b' },
  [],
);
const metadata = (name: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  mapping(
    {
      name,
      labels: often<unknown, unknown>(fc.record(labelTexts, { requiredKeys: [] }), oddTexts),
      annotations: often<unknown, unknown>(
        fc.record({ 'A/b': one('anything at all') }, { requiredKeys: [] }),
        oddTexts,
      ),
    },
    ['labels', 'annotations'],
  );
const names = often(one('mine'), oddNames);

/** The spec with one value in it changed, or as it is. */
function nearly(spec: object): fc.Arbitrary<unknown> {
  const text = JSON.stringify(spec);
  const changes: readonly (readonly [string, string])[] = [
    ['"*"', '"get"'],
    ['true', 'false'],
    ['5', '6'],
    ['0', '1'],
    ['"ByUser"', '"ByNamespace"'],
    ['"system:authenticated"', '"system:masters"'],
    ['"lendablePercent":0', '"lendablePercent":null'],
    ['"Reject"', '"Reject","queuing":null'],
    ['"limited":{', '"limited":{"borrowingLimitPercent":null,'],
    ['"limited":{', '"limited":{"borrowingLimitPercent":0,'],
    [
      '"rules":[',
      '"rules":[{"subjects":[{"kind":"User","user":{"name":"a"}}],"nonResourceRules":[{"verbs":["*"],"nonResourceURLs":["*"]}]},',
    ],
    ['{"matchingPrecedence"', '{"distinguisherMethod":null,"matchingPrecedence"'],
    ['', ''],
  ];
  return one(...changes).map(([from, to]) => JSON.parse(text.replace(from, to)) as unknown);
}
const builtInSchema = fc.oneof(
  ...builtInFlowSchemaObjects.map(({ name, spec }) => fc.record({ name: one(name), spec: nearly(spec) })),
  ...['exempt', 'catch-all'].map(name =>
    fc.record({
      name: one(name),
      spec: fc.oneof(
        flowSchemaSpec,
        ...builtInFlowSchemaObjects.filter(one => one.name === name).map(({ spec }) => nearly(spec)),
      ),
    }),
  ),
);

const object = (
  kind: string,
  meta: fc.Arbitrary<unknown>,
  spec: fc.Arbitrary<unknown>,
): fc.Arbitrary<KubernetesObject> =>
  fc.record({ apiVersion: one(apiVersion), kind: one(kind), metadata: meta, spec: often(spec, one(null)) });

/** FlowSchemas and PriorityLevelConfigurations near the edge of what the server takes, also under the names of built-in ones. */
export const flowControlObjects: fc.Arbitrary<KubernetesObject> = fc.oneof(
  { weight: 4, arbitrary: object('FlowSchema', metadata(names), flowSchemaSpec) },
  { weight: 4, arbitrary: object('PriorityLevelConfiguration', metadata(names), levelSpec) },
  {
    weight: 1,
    arbitrary: builtInSchema.map(({ name, spec }) => ({ apiVersion, kind: 'FlowSchema', metadata: { name }, spec })),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      object('PriorityLevelConfiguration', metadata(one('exempt')), exemptSpec),
      object('PriorityLevelConfiguration', metadata(one('catch-all')), fc.oneof(nearly(catchAllLevelSpec), levelSpec)),
      object('PriorityLevelConfiguration', metadata(one('workload-low', 'system')), levelSpec),
    ),
  },
);
