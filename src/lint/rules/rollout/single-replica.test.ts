import { expect, test } from 'vitest';
import { found, nothingElse } from '../../found.test-data';
import { autoscaler, deployment, service } from '../../rollout.test-data';

const rule = 'single-replica';
const claim = 'volumes: [{ name: d, persistentVolumeClaim: { claimName: d } }],';

test.each([
  ['one', deployment('replicas: 1,') + service(), 1],
  ['one by default', deployment() + service(), 1],
  ['two', deployment('replicas: 2,') + service(), 0],
  ['no Service', deployment('replicas: 1,'), 0],
  ['a volume claim', deployment('replicas: 1,', '', claim) + service(), 0],
  ['an autoscaler from one', deployment() + service() + autoscaler(), 1],
  ['an autoscaler from two', deployment('replicas: 1,') + service() + autoscaler('minReplicas: 2, maxReplicas: 5,'), 0],
  ['a StatefulSet', deployment('replicas: 1,').replace('kind: Deployment', 'kind: StatefulSet') + service(), 0],
  ['from a template', deployment('replicas: "{{ .n }}",') + service(), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text, nothingElse)).toHaveLength(findings);
});

test('it is silent about replicas left out where an autoscaler may be elsewhere', () => {
  expect(found(rule, deployment() + service())).toEqual([]);
});
