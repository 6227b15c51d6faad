import { expect, test } from 'vitest';
import { found, nothingElse } from '../../found.test-data';
import { autoscaler, budget, deployment } from '../../rollout.test-data';

const rule = 'pdb-blocks';
const pods = (replicas: number): string => deployment(`replicas: ${replicas},`);
const kustomization =
  '---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nreplicas: [{ name: a, count: 3 }]\n';

test.each([
  ['none may go', budget('maxUnavailable: 0'), 1],
  ['none of any number may go', budget('maxUnavailable: 0%'), 1],
  ['one may go', budget('maxUnavailable: 1') + pods(1), 0],
  ['all must stay', budget('minAvailable: 100%'), 1],
  ['as many as there are', budget('minAvailable: 2') + pods(2), 1],
  ['one fewer', budget('minAvailable: 2') + pods(3), 0],
  ['75% of 2, rounded up', budget('minAvailable: 75%') + pods(2), 1],
  ['75% of 4', budget('minAvailable: 75%') + pods(4), 0],
  [
    'the least of an autoscaler',
    budget('minAvailable: 2') + pods(9) + autoscaler('minReplicas: 2, maxReplicas: 9,'),
    1,
  ],
  ['an autoscaler from a template', budget('minAvailable: 2') + pods(2) + autoscaler('minReplicas: "{{ .min }}",'), 0],
  ['no pods', budget('minAvailable: 1') + pods(0), 0],
  ['no workload here', budget('minAvailable: 2'), 0],
  ['replicas left out, an autoscaler may be elsewhere', budget('minAvailable: 1') + deployment(), 0],
  ['replicas of a kustomization', budget('minAvailable: 2') + pods(2) + kustomization, 0],
  ['two of the name', budget('minAvailable: 2') + pods(2) + pods(2), 0],
  ['another namespace', budget('minAvailable: 2').replace('team', 'other') + pods(2), 0],
  ['other pods', budget('minAvailable: 2').replace('app: a', 'app: b') + pods(2), 0],
  ['from a template', budget('minAvailable: "{{ .n }}"') + pods(2), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('replicas left out are one where nothing else exists', () => {
  expect(found(rule, budget('minAvailable: 1') + deployment(), nothingElse)).toHaveLength(1);
});

test('more than all pods is refused, not only a hindrance', () => {
  const [finding] = found(rule, budget('minAvailable: 150%') + pods(2));
  expect(finding).toMatchObject({ severity: 'error', message: expect.stringContaining('refuses minAvailable 150%') });
});

test('it says the numbers', () => {
  expect(found(rule, budget('minAvailable: 75%') + pods(2))[0]?.message).toBe(
    'minAvailable 75% (2) of 2 pods of Deployment "a" allows no eviction, so their nodes cannot be drained. Set maxUnavailable to 1.',
  );
});
