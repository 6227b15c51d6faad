import { expect, test } from 'vitest';
import { found, foundWith } from '../../found.test-data';
import { autoscaler } from '../../rollout.test-data';

const rule = 'hpa-scale-down-storm';
const down = (rules: string): string => autoscaler(`maxReplicas: 9, behavior: { scaleDown: { ${rules} } },`);
const all = '{ type: Percent, value: 100, periodSeconds: 15 }';
const few = '{ type: Pods, value: 1, periodSeconds: 60 }';

test.each([
  ['no window', down('stabilizationWindowSeconds: 0'), 1],
  ['a short window', down('stabilizationWindowSeconds: 30'), 1],
  ['a window of a minute', down('stabilizationWindowSeconds: 60'), 0],
  ['the default window', down(`policies: [${all}]`), 0],
  ['all at once', down(`stabilizationWindowSeconds: 0, policies: [${all}]`), 1],
  ['one a minute', down(`stabilizationWindowSeconds: 0, policies: [${few}]`), 0],
  ['the larger of both', down(`stabilizationWindowSeconds: 0, policies: [${few}, ${all}]`), 1],
  ['the smaller of both', down(`stabilizationWindowSeconds: 0, selectPolicy: Min, policies: [${few}, ${all}]`), 0],
  ['never down', down('stabilizationWindowSeconds: 0, selectPolicy: Disabled'), 0],
  ['policies from a template', down('stabilizationWindowSeconds: 0, policies: "{{ .policies }}"'), 0],
  ['up at once', autoscaler('behavior: { scaleUp: { stabilizationWindowSeconds: 0 } },'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('what is short can be set', () => {
  expect(foundWith(rule, down('stabilizationWindowSeconds: 90'), { options: { seconds: 120 } })).toHaveLength(1);
});
