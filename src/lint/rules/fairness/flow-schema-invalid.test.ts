import { expect, test } from 'vitest';
import { checkAlone } from '../../check-alone.test-data';
import { found } from '../../found.test-data';
import { flowSchemaInvalid } from './flow-schema-invalid';
import { flowSchemaCases, type FlowControlCase } from './flow-schema-invalid.test-data';

// test/cluster/flow-control.test.ts compares every verdict with a live API server.
test.each<FlowControlCase>(flowSchemaCases)('FlowSchema with %s', (_, spec, findings, name = 'mine') => {
  const object = { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', kind: 'FlowSchema', metadata: { name }, spec };
  expect(checkAlone(flowSchemaInvalid, object)).toHaveLength(findings);
});

const text = (name: string, spec: string, version = 'v1'): string =>
  `apiVersion: flowcontrol.apiserver.k8s.io/${version}\nkind: FlowSchema\nmetadata: { ${name} }\nspec: ${spec}\n`;

test.each([
  [
    'templated values',
    text(
      'name: "{{ .name }}"',
      '{ priorityLevelConfiguration: { name: "{{ .level }}" }, matchingPrecedence: "{{ .n }}" }',
    ),
    0,
  ],
  ['a templated spec', text('name: a', '{{ toYaml .spec }}'), 0],
  ['a version that is refused whole', text('name: a', '{}', 'v1beta3'), 0],
  ['no name', text('labels: { a: b }', '{ priorityLevelConfiguration: { name: a } }'), 1],
  ['a prefix for names', text('generateName: a-', '{ priorityLevelConfiguration: { name: a } }'), 0],
  ['a bad prefix', text('generateName: A-', '{ priorityLevelConfiguration: { name: a } }'), 1],
  ['a label with a space', text('name: a, labels: { a: "b c" }', '{ priorityLevelConfiguration: { name: a } }'), 1],
  [
    'an annotation with a space',
    text('name: a, annotations: { "a b": c }', '{ priorityLevelConfiguration: { name: a } }'),
    1,
  ],
  [
    'an annotation in capitals',
    text('name: a, annotations: { A.example/B: c }', '{ priorityLevelConfiguration: { name: a } }'),
    0,
  ],
])('%s', (_, document, findings) => {
  expect(found('flow-schema-invalid', document)).toHaveLength(findings);
});

test.each([
  ['apiserver.config.k8s.io/v1beta1', 1],
  ['flowcontrol.k8s.io/v1', 1],
  ['flowcontrol.apiserver.k8s.io/v2', 1],
  ['flowcontrol.apiserver.k8s.io/v1beta3', 0],
  ['example.com/v1', 0],
  ['v1', 0],
])('a FlowSchema of %s', (apiVersion, findings) => {
  const document = text('name: a', '{ priorityLevelConfiguration: { name: a } }');
  expect(found('flow-schema-invalid', document.replace('flowcontrol.apiserver.k8s.io/v1', apiVersion))).toHaveLength(
    findings,
  );
});
