import fc from '../fast-check';
import type { KubernetesObject } from '../../src/kubernetes/object';

/*
 * Pods and workloads that are right, or wrong in ways that our rules are about: quantities, requests above limits, huge
 * pages and GPUs, fields in the wrong place, update strategies, selectors. Nothing else in them is wrong.
 */

/** Mostly usual values, sometimes odd ones. */
const mostly = (usual: readonly unknown[], odd: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
const sometimes = <T>(arbitrary: fc.Arbitrary<T>, weight = 1, absent = 6): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight, arbitrary }, { weight: absent, arbitrary: fc.constant(undefined) });

const noQuantities = ['512MB', '1 GB', '500K', '0,5', '', ' 1', '1 ', '-1', -1, '1e3m', '5mi', 'half', '--1', '0x10'];
const cpu = mostly(
  [1, '1', '500m', '0.5', 0.5, '1e3', '.5', '2.', '+1', '1500m', 0, '1Ki'],
  [...noQuantities, null, '1nn'],
);
const memory = mostly(
  ['64Mi', '1G', '1Gi', 134217728, '128974848', '129e6', '129M', '1.5Gi', '0', '512m', '1E', '9Ei'],
  [...noQuantities, null, true],
);
const gpu = mostly([1, '1', 2, '2'], ['0.5', '500m', -1, 'one']);
const hugePages = mostly(['2Mi', '4Mi'], ['3Mi', '1M', '-2Mi']);
const storage = mostly(['1Gi', '2Gi'], ['1GB', '-1Gi']);

const amounts = fc
  .record({
    cpu: sometimes(cpu, 3, 2),
    memory: sometimes(memory, 3, 2),
    'nvidia.com/gpu': sometimes(gpu, 1, 30),
    'hugepages-2Mi': sometimes(hugePages, 1, 40),
    'ephemeral-storage': sometimes(storage, 1, 10),
    mem: sometimes(memory, 1, 80),
    CPU: sometimes(cpu, 1, 80),
    gpu: sometimes(gpu, 1, 80),
    'example.com/': sometimes(gpu, 1, 120),
  })
  .map(withoutHoles);

/** Most requests are at most their limits, which says `above` seldom. */
const resources = fc
  .record({
    requests: sometimes(amounts, 3, 1),
    limits: sometimes(amounts, 2, 3),
    request: sometimes(amounts, 1, 60),
    cpu: sometimes(cpu, 1, 60),
  })
  .map(withoutHoles);

const ports = (index: number): fc.Arbitrary<unknown> =>
  fc.constantFrom(
    [{ name: `http-${index}`, containerPort: 8080 + index }],
    [{ containerPort: 8080 + index }],
    [{ name: `http-${index}`, containerPort: 8080 + index, hostPort: 8080 + index }],
  );
const probe = fc.constantFrom(
  { httpGet: { path: '/', port: 'http-0' } },
  { httpGet: { path: '/', port: 9090 }, failureThreshold: 1 },
  { tcpSocket: { port: 'nowhere' }, periodSeconds: 1 },
  { exec: { command: ['nodetool', 'status'] } },
);
const preStop = fc.constantFrom(
  ...[{ sleep: { seconds: 5 } }, { sleep: { seconds: 10 } }, { sleep: { seconds: 11 } }],
  { exec: { command: ['sleep', '60'] } },
);

const container = (index: number): fc.Arbitrary<object> =>
  fc
    .record({
      name: fc.constant(`c${index}`),
      image: fc.constant('registry.k8s.io/pause:3.10'),
      resources: sometimes(resources, 3, 1),
      ports: sometimes(ports(index)),
      livenessProbe: sometimes(probe, 1, 3),
      readinessProbe: sometimes(probe, 1, 3),
      lifecycle: sometimes(preStop.map(hook => ({ preStop: hook }))),
      requests: sometimes(amounts, 1, 60),
      limits: sometimes(amounts, 1, 60),
      resource: sometimes(resources, 1, 60),
    })
    .map(withoutHoles);

const podSpec = fc
  .record({
    containers: fc.oneof(fc.tuple(container(0)), fc.tuple(container(0), container(1))),
    initContainers: sometimes(
      fc.tuple(container(2), sometimes(fc.constant('Always'), 1, 1)).map(([{ ...fields }, restartPolicy]) => [
        // Only a sidecar may have probes and hooks.
        withoutHoles(
          restartPolicy
            ? { ...fields, restartPolicy }
            : { ...fields, livenessProbe: undefined, readinessProbe: undefined, lifecycle: undefined },
        ),
      ]),
    ),
    resources: sometimes(podResources(), 1, 10),
    requests: sometimes(amounts, 1, 120),
    terminationGracePeriodSeconds: sometimes(fc.constantFrom(10, 60)),
  })
  .map(withoutHoles);

/** CPU, memory and huge pages are all that a pod may ask for. */
function podResources(): fc.Arbitrary<object> {
  const list = fc
    .record({ cpu: sometimes(cpu, 3, 1), memory: sometimes(memory, 3, 1), 'nvidia.com/gpu': sometimes(gpu, 1, 20) })
    .map(withoutHoles);
  return fc.record({ requests: sometimes(list, 2, 1), limits: sometimes(list, 1, 1) }).map(withoutHoles);
}

const annotations = sometimes(
  fc.record({
    'kubernetes.io/egress-bandwidth': fc.constantFrom(
      '10M',
      '1G',
      '500K',
      '10m',
      '1Mbps',
      '10M\n',
      '1k',
      '2P',
      1000,
      true,
    ),
  }),
);

const intOrPercent = mostly([0, 1, 2, '0%', '25%', '100%'], ['1', '101%', -1, '-5%', 'all', 0.5]);
const rollingUpdate = fc
  .record({ maxUnavailable: sometimes(intOrPercent, 2, 1), maxSurge: sometimes(intOrPercent, 2, 1) })
  .map(withoutHoles);
const strategyOf = (otherType: string): fc.Arbitrary<object> =>
  fc
    .record({
      type: sometimes(mostly(['RollingUpdate', 'RollingUpdate', otherType], ['rollingUpdate', 'Rolling', '']), 2, 1),
      rollingUpdate: sometimes(rollingUpdate, 2, 1),
    })
    .map(withoutHoles);

const labels = { app: 'a' };
const selector = mostly(
  [{ matchLabels: labels }, { matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }] }],
  [
    { matchLabels: { app: 'b' } },
    { matchLabels: { ...labels, tier: 'web' } },
    { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] },
    { matchExpressions: [{ key: 'tier', operator: 'Exists' }] },
  ],
);

/** One pod, Deployment, DaemonSet or StatefulSet, as JSON. */
export const generatedWorkload: fc.Arbitrary<KubernetesObject> = fc.oneof(
  fc
    .record({ metadata: annotated({ name: 'mine' }), spec: podSpec })
    .map(pod => ({ apiVersion: 'v1', kind: 'Pod', ...pod })),
  workload('Deployment', 'strategy', strategyOf('Recreate')),
  workload('DaemonSet', 'updateStrategy', strategyOf('OnDelete')),
  workload('StatefulSet', 'serviceName', fc.constant('a')),
);

function workload(kind: string, key: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<KubernetesObject> {
  return fc
    .record({
      selector,
      template: fc.record({ metadata: annotated({ labels }), spec: podSpec }),
      [key]: sometimes(value, 1, 1),
      minReadySeconds: sometimes(fc.constantFrom(0, 10), 1, 4),
      ...(kind === 'Deployment'
        ? {
            replicas: sometimes(fc.constantFrom(0, 1, 3), 1, 1),
            progressDeadlineSeconds: sometimes(fc.constantFrom(600, 11, 10), 1, 6),
          }
        : {}),
    })
    .map(spec => ({ apiVersion: 'apps/v1', kind, metadata: { name: 'mine' }, spec: withoutHoles(spec) }));
}

function annotated(metadata: object): fc.Arbitrary<object> {
  return annotations.map(given => withoutHoles({ ...metadata, annotations: given }));
}

function withoutHoles(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
