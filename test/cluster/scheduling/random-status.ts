import { asList, asRecord, nameOf, namespaceOf, type KubernetesObject } from '../../../src/kubernetes/object';
import type { Random } from '../../fuzz/random';
import type { Arena } from './arena';

const keyOf = (pod: KubernetesObject): string => `${namespaceOf(pod) ?? ''}/${nameOf(pod) ?? ''}`;

/** Gives some running pods a status with resized containers, and begins to delete some: resolves to all as they are then. */
export async function setStatus(
  random: Random,
  arena: Arena,
  pods: readonly KubernetesObject[],
): Promise<readonly KubernetesObject[]> {
  const resized = pods.filter(() => random.once(8));
  const leaving = pods.filter(pod => !resized.includes(pod) && random.once(10));
  const statuses = resized.map(pod => statusOf(random, pod));
  await Promise.all([
    ...resized.map((pod, index) => arena.patchStatus(pod, statuses[index])),
    ...leaving.map(pod => arena.remove(pod, 3600)),
  ]);
  await arena.log.seen('Update event for scheduled pod', [...resized, ...leaving].map(keyOf));
  return Promise.all(pods.map(pod => (resized.includes(pod) || leaving.includes(pod) ? arena.get(pod) : pod)));
}

function statusOf(random: Random, pod: KubernetesObject): unknown {
  const spec = asRecord(pod['spec']);
  const status = (item: unknown): unknown => {
    const requests = { cpu: random.pick(['10m', '300m', '2']), memory: random.pick(['10Mi', '2Gi']) };
    const { name, image } = asRecord(item);
    return {
      ...{ name, image, imageID: '', ready: true, restartCount: 0 },
      ...(!random.once(3) && { resources: { requests } }),
      ...(random.once(2) && { allocatedResources: { cpu: '700m', memory: '700Mi' } }),
    };
  };
  return {
    phase: 'Running',
    containerStatuses: asList(spec['containers']).map(status),
    initContainerStatuses: asList(spec['initContainers']).map(status),
    ...(random.once(3) && {
      conditions: [{ type: 'PodResizePending', status: 'True', reason: random.pick(['Infeasible', 'Deferred']) }],
    }),
  };
}
