import { expect, test } from 'vitest';
import { checkAlone } from '../../check-alone.test-data';
import { applySafeFixes } from '../../fix';
import { found } from '../../found.test-data';
import type { FlowControlCase } from './flow-schema-invalid.test-data';
import { priorityLevelInvalid } from './priority-level-invalid';
import { priorityLevelCases } from './priority-level-invalid.test-data';

// test/cluster/flow-control.test.ts compares every verdict with a live API server.
test.each<FlowControlCase>(priorityLevelCases)('level with %s', (_, spec, findings, name = 'mine') => {
  const apiVersion = 'flowcontrol.apiserver.k8s.io/v1';
  const object = { apiVersion, kind: 'PriorityLevelConfiguration', metadata: { name }, spec };
  expect(checkAlone(priorityLevelInvalid, object)).toHaveLength(findings);
});

test('the annotation of v1beta3 is refused in v1, and goes', () => {
  const text =
    'apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: PriorityLevelConfiguration\nmetadata: { name: a, annotations: { flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares: "" } }\nspec: { type: Limited, limited: { limitResponse: { type: Reject } } }\n';
  expect(found('priority-level-invalid', text)).toHaveLength(1);
  expect(found('priority-level-invalid', applySafeFixes(text).text)).toEqual([]);
});
