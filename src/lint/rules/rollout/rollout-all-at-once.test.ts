import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { autoscaler, deployment, service } from '../../rollout.test-data';

const rule = 'rollout-all-at-once';
const rolling = (fields: string, replicas = 4): string =>
  deployment(`replicas: ${replicas}, strategy: { rollingUpdate: { ${fields} } },`) + service();
const recreate = 'replicas: 3, strategy: { type: Recreate },';
const claim = 'volumes: [{ name: d, persistentVolumeClaim: { claimName: d } }],';
const daemonSet = (fields: string): string =>
  deployment(`updateStrategy: { rollingUpdate: { ${fields} } },`).replace('kind: Deployment', 'kind: DaemonSet');

test.each([
  ['Recreate behind a Service', deployment(recreate) + service(), ['warning']],
  ['Recreate without a Service', deployment(recreate), []],
  ['Recreate of one pod', deployment(recreate.replace('3', '1')) + service(), ['info']],
  ['Recreate with a volume claim', deployment(recreate, '', claim) + service(), []],
  [
    'Recreate with a port of the node',
    deployment(recreate, 'ports: [{ containerPort: 80, hostPort: 80 }],') + service(),
    [],
  ],
  ['all by percentage', rolling('maxUnavailable: 100%'), ['warning']],
  ['all by number', rolling('maxUnavailable: 4'), ['warning']],
  ['all but one', rolling('maxUnavailable: 3'), []],
  ['rounded down to all but one', rolling('maxUnavailable: 99%'), []],
  ['the only pod', rolling('maxUnavailable: 1', 1), ['info']],
  ['no pods', rolling('maxUnavailable: 1', 0), []],
  [
    'the least of an autoscaler',
    rolling('maxUnavailable: 2', 9) + autoscaler('minReplicas: 2, maxReplicas: 9,'),
    ['warning'],
  ],
  ['the default', rolling(''), []],
  ['from a template', rolling('maxUnavailable: "{{ .n }}"'), []],
  ['a DaemonSet on all nodes', daemonSet('maxUnavailable: 100%'), ['warning']],
  ['a DaemonSet on some nodes', daemonSet('maxUnavailable: 10%'), []],
])('%s', (_, text, severities) => {
  expect(found(rule, text).map(({ severity }) => severity)).toEqual(severities);
});
