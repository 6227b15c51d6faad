import { expect, test } from 'vitest';
import { checkAlone } from '../../check-alone.test-data';
import { flowSchemaInvalid } from './flow-schema-invalid';
import { flowSchemaCases, priorityLevelCases, type FlowControlCase } from './flow-schema-invalid.test-data';

function check(kind: string, spec: unknown, name: string): number {
  const object = { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', kind, metadata: { name }, spec };
  return checkAlone(flowSchemaInvalid, object).length;
}

// test/cluster/flow-control.test.ts compares every verdict with a live API server.
test.each<FlowControlCase>(flowSchemaCases)('FlowSchema with %s', (_, spec, findings, name = 'mine') => {
  expect(check('FlowSchema', spec, name)).toBe(findings);
});

test.each<FlowControlCase>(priorityLevelCases)(
  'PriorityLevelConfiguration with %s',
  (_, spec, findings, name = 'mine') => {
    expect(check('PriorityLevelConfiguration', spec, name)).toBe(findings);
  },
);
