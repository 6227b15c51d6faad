import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { autoscaler, deployment } from '../../rollout.test-data';

const rule = 'hpa-and-replicas';

test.each([
  ['replicas', deployment('replicas: 3,') + autoscaler(), 1],
  ['no replicas', deployment() + autoscaler(), 0],
  ['replicas 0, which switches it off', deployment('replicas: 0,') + autoscaler(), 0],
  ['replicas from a template', deployment('replicas: "{{ .replicas }}",') + autoscaler(), 0],
  ['no autoscaler', deployment('replicas: 3,'), 0],
  [
    'an autoscaler of another workload',
    deployment('replicas: 3,') + autoscaler('', 'v2', 'kind: Deployment, name: b'),
    0,
  ],
  ['an autoscaler of another namespace', deployment('replicas: 3,') + autoscaler().replace('team', 'other'), 0],
  ['a namesake in the same place', deployment('replicas: 3,') + deployment() + autoscaler(), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('removing is a suggestion that says what happens once', () => {
  expect(found(rule, deployment('replicas: 3,') + autoscaler())[0]?.fixes).toMatchObject([
    { title: 'Remove replicas (a client-side apply then sets 1 once)', safe: false },
  ]);
});
