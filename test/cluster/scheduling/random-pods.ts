import type { KubernetesObject } from '../../../src/kubernetes/object';
import type { Random } from '../../fuzz/random';
import { claimNames, namespaces } from './fixed-objects';
import { profiles } from './profiles';
import { nodeAffinity, podAffinity, spreadConstraints } from './random-affinity';
import { images, taints } from './random-nodes';

type Spec = Record<string, unknown>;

const amounts = {
  cpu: ['0', '1m', '50m', '250m', '0.5', '1', '1500m'],
  memory: ['0', '1', '100Mi', '123456789', '1Gi', '1.5Gi', '3G'],
} as const;

function resources(random: Random): Spec {
  const cpu = random.pick(amounts.cpu);
  const memory = random.pick(amounts.memory);
  const requests = {
    ...(!random.once(3) && { cpu }),
    ...(!random.once(3) && { memory }),
    ...(random.once(6) && { 'ephemeral-storage': random.pick(['1Gi', '500M', '0']) }),
  };
  const device = random.once(12) ? { 'example.com/gpu': random.pick(['1', '2', '0']) } : {};
  const pages = random.once(25) ? { 'hugepages-2Mi': '4Mi', memory: '64Mi' } : {};
  if (random.once(6)) return { limits: { cpu, memory, ...device } };
  return { requests: { ...requests, ...device, ...pages }, limits: { ...device, ...('memory' in pages && pages) } };
}

function container(random: Random, name: string): Spec {
  const [image] = random.pick(images);
  return {
    name,
    image: image.endsWith(':latest') && random.once(2) ? image.slice(0, -':latest'.length) : image,
    ...(!random.once(3) && { resources: resources(random) }),
    ...(name.endsWith('0') &&
      random.once(6) && {
        ports: [
          {
            containerPort: 80,
            hostPort: (name === 'c0' ? 8000 : 9000) + random.below(3),
            ...(random.once(3) && { hostIP: '127.0.0.1' }),
            ...(random.once(4) && { protocol: 'UDP' }),
          },
        ],
      }),
  };
}

function containers(random: Random): Spec {
  const init = random.once(3)
    ? Array.from({ length: 1 + random.below(3) }, (_, index) => container(random, `i${index}`))
    : [];
  return {
    initContainers: init.map(one => (random.once(2) ? { ...one, restartPolicy: 'Always' } : { ...one, ports: [] })),
    containers: Array.from({ length: 1 + random.below(3) }, (_, index) => container(random, `c${index}`)),
  };
}

function metadata(random: Random, name: string): { name: string; namespace: string; labels: Record<string, string> } {
  const labels = {
    ...(!random.once(6) && { app: random.pick(['a', 'b', 'c', 'd']) }),
    ...(random.once(2) && { tier: random.pick(['front', 'back']) }),
    ...(random.once(2) && { version: random.pick(['1', '2']) }),
    ...(random.once(3) && { release: random.pick(['x', 'y']) }),
  };
  return { name, namespace: random.once(2) ? 'plain' : random.pick([...namespaces]), labels };
}

function affinity(random: Random, nodes: number, rarely: number): Spec {
  const parts = {
    ...(random.once(4) && { nodeAffinity: nodeAffinity(random, nodes) }),
    ...(random.once(3) && { podAffinity: podAffinity(random, rarely) }),
    ...(random.once(3) && { podAntiAffinity: podAffinity(random, rarely) }),
  };
  return Object.keys(parts).length > 0 ? { affinity: parts } : {};
}

/** `spec.resources` must be no less than what the containers ask for together. */
const podLevel = (random: Random): Spec =>
  random.once(8) ? { resources: { requests: { cpu: '9500m', ...(random.once(2) && { memory: '20Gi' }) } } } : {};

/** A pod that runs already, on one of the nodes. */
export function runningPod(random: Random, name: string, nodes: number): KubernetesObject {
  return {
    ...{ apiVersion: 'v1', kind: 'Pod' },
    metadata: { ...metadata(random, name) },
    spec: {
      ...containers(random),
      ...affinity(random, nodes, 10),
      ...podLevel(random),
      ...(random.once(8) && { runtimeClassName: 'heavy' }),
      nodeName: `n${random.below(nodes)}`,
    },
  };
}

function volumes(random: Random, namespace: string): Spec {
  if (namespace !== 'plain' || !random.once(6)) return {};
  const claims = Array.from({ length: 1 + random.below(2) }, () => random.pick([...claimNames]));
  return {
    volumes: [...new Set(claims)].map(claimName => ({ name: claimName, persistentVolumeClaim: { claimName } })),
  };
}

function tolerations(random: Random): Spec {
  const one = (): unknown => {
    const { key, effect } = random.pick(taints);
    return random.pick<unknown>([
      { key, operator: 'Exists' },
      { key, operator: 'Equal', value: random.pick(['db', 'web', 'true', '1']) },
      { key, operator: 'Exists', effect },
      { operator: 'Exists', effect: 'PreferNoSchedule' },
      { key: 'node.kubernetes.io/unschedulable', operator: 'Exists' },
    ]);
  };
  return random.once(2) ? { tolerations: Array.from({ length: 1 + random.below(4) }, one) } : {};
}

const owners: Readonly<Record<string, readonly [string, string]>> = {
  plain: ['apps/v1', 'ReplicaSet'],
  'team-a': ['apps/v1', 'StatefulSet'],
  'team-b': ['v1', 'ReplicationController'],
};

/** A pod to be placed. */
export function incomingPod(random: Random, name: string, nodes: number): KubernetesObject {
  const own = metadata(random, name);
  const [apiVersion, kind] = owners[own.namespace] ?? ['', ''];
  const ownerReferences = [{ apiVersion, kind, name: 'owner', uid: 'u', controller: true }];
  return {
    ...{ apiVersion: 'v1', kind: 'Pod' },
    metadata: { ...own, ...(random.once(3) && { ownerReferences }) },
    spec: {
      ...containers(random),
      ...affinity(random, nodes, 6),
      ...podLevel(random),
      ...volumes(random, own.namespace),
      ...tolerations(random),
      ...(random.once(3) && { topologySpreadConstraints: spreadConstraints(random) }),
      ...(random.once(8) && { nodeSelector: { disk: random.pick(['ssd', 'hdd']) } }),
      ...(random.once(8) && { runtimeClassName: 'heavy' }),
      priorityClassName: 'patient',
      schedulerName: String((random.once(2) ? profiles[0] : random.any(profiles))?.['schedulerName']),
    },
  };
}

/** The same pod, wanting a neighbour that does not exist: it fits nowhere, and the scheduler has to say why. */
export function hopeless(pod: KubernetesObject): KubernetesObject {
  const { metadata: own, spec } = pod as unknown as { metadata: { name: string }; spec: { affinity?: Spec } };
  const nobody = { labelSelector: { matchLabels: { app: 'nobody' } }, topologyKey: 'kubernetes.io/hostname' };
  const podAffinityOf = { requiredDuringSchedulingIgnoredDuringExecution: [nobody] };
  return {
    ...pod,
    metadata: { ...own, name: `${own.name}-hopeless` },
    spec: { ...spec, affinity: { ...spec.affinity, podAffinity: podAffinityOf } },
  };
}
