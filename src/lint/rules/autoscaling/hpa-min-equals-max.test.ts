import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { autoscaler } from '../../rollout.test-data';

const rule = 'hpa-min-equals-max';

test.each([
  ['the same', 'minReplicas: 3, maxReplicas: 3,', 1],
  ['one by default', 'maxReplicas: 1,', 1],
  ['room', 'minReplicas: 2, maxReplicas: 3,', 0],
  ['a least from a template', 'minReplicas: "{{ .min }}", maxReplicas: 1,', 0],
  ['a most from a template', 'minReplicas: 1, maxReplicas: "{{ .max }}",', 0],
])('%s', (_, spec, findings) => {
  expect(found(rule, autoscaler(spec))).toHaveLength(findings);
});
