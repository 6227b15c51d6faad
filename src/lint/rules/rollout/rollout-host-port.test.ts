import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { deployment } from '../../rollout.test-data';

const rule = 'rollout-host-port';
const port = 'ports: [{ containerPort: 80, hostPort: 80 }],';
const waiting = 'replicas: 1, strategy: { rollingUpdate: { maxUnavailable: 0 } },';
const daemonSet = (fields: string, container = port): string =>
  deployment(`updateStrategy: { rollingUpdate: { ${fields} } },`, container).replace(
    'kind: Deployment',
    'kind: DaemonSet',
  );

test.each([
  ['a DaemonSet that surges', daemonSet('maxSurge: 1, maxUnavailable: 0'), ['error']],
  ['a DaemonSet that does not', daemonSet('maxUnavailable: 1'), []],
  ['a DaemonSet without a port of the node', daemonSet('maxSurge: 1', ''), []],
  ['a Deployment that waits', deployment(waiting, port), ['hint']],
  ['the default of one pod, which rounds down to none', deployment('replicas: 1,', port), ['hint']],
  ['the default of four pods', deployment('replicas: 4,', port), []],
  ['a Deployment on one node', deployment(waiting, port, 'nodeSelector: { kubernetes.io/hostname: n },'), ['error']],
  ['the network of the node', deployment(waiting, 'ports: [{ containerPort: 80 }],', 'hostNetwork: true,'), ['hint']],
  ['the port of the container', deployment(waiting, 'ports: [{ containerPort: 80 }],'), []],
  ['no surge', deployment('replicas: 1, strategy: { rollingUpdate: { maxSurge: 0 } },', port), []],
  ['Recreate', deployment('replicas: 1, strategy: { type: Recreate },', port), []],
  ['nobody knows how many', deployment('', port), []],
])('%s', (_, text, severities) => {
  expect(found(rule, text).map(({ severity }) => severity)).toEqual(severities);
});
