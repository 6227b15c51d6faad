import { asRecord, asString, isRecord, type KubernetesObject, type PlainRecord } from '../kubernetes/object';
import { podAffinity, type PodAffinity } from './affinity-terms';
import { resourceOf, whole, type Amounts, type Resource } from './amounts';
import { hostPorts, type HostPort } from './host-ports';
import { hasPodLevelRequests, hasSilence, podRequests, silentCpu, silentMemory } from './pod-requests';
import { podVolumes, type PodVolumes } from './pod-volumes';
import { labelsFrom, type Labels } from './selector';
import type { Behaviour } from './versions';

/** Pods alike in namespace, labels and affinity share one of these, so a selector looks at each kind once. */
export interface PodClass {
  /** Equal for pods alike. */
  readonly key: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly affinity: PodAffinity;
}

/** What the scheduler remembers of a pod. */
export interface PodInfo {
  /** `namespace/name`. */
  readonly key: string;
  readonly class: PodClass;
  /** Where it runs; empty while it waits. */
  readonly nodeName: string;
  /** Where preemption makes room for it. */
  readonly nominatedNodeName: string;
  readonly priority: number;
  /** Being deleted: it still takes room, but topology spread no longer counts it. */
  readonly terminating: boolean;
  readonly requested: Resource;
  /** Requested with 100m and 200 MiB for containers that say nothing. */
  readonly nonZeroMilliCpu: number;
  readonly nonZeroMemory: number;
  readonly ports: readonly HostPort[];
  readonly volumes: PodVolumes;
}

/** Finds the class of a pod, so that pods alike share it. */
export type ClassOf = (key: string, make: () => PodClass) => PodClass;

const unshared: ClassOf = (_key, make) => make();
const usual: Amounts = new Map([
  ['cpu', silentCpu],
  ['memory', silentMemory],
]);

/** Reads a pod as the scheduler counts a running one. */
export function readPodInfo(pod: KubernetesObject, behaviour: Behaviour, classOf: ClassOf = unshared): PodInfo {
  const [metadata, spec, status] = [asRecord(pod.metadata), asRecord(pod['spec']), asRecord(pod['status'])];
  const [namespace, name] = [asString(metadata['namespace']) ?? 'default', asString(metadata['name']) ?? ''];
  const affinity = isRecord(spec['affinity']) ? spec['affinity'] : {};
  const { podAffinity: attract = null, podAntiAffinity: repel = null } = affinity;
  const key = JSON.stringify([namespace, metadata['labels'] ?? null, attract, repel]);
  const { requested, nonZeroMilliCpu, nonZeroMemory } = countedRequests(pod, behaviour);
  return {
    key: `${namespace}/${name}`,
    class: classOf(key, () => ({
      key,
      namespace,
      labels: labelsFrom(metadata['labels']),
      affinity: podAffinity(spec, namespace),
    })),
    nodeName: asString(spec['nodeName']) ?? '',
    nominatedNodeName: asString(status['nominatedNodeName']) ?? '',
    priority: typeof spec['priority'] === 'number' ? spec['priority'] : 0,
    terminating: typeof metadata['deletionTimestamp'] === 'string',
    requested,
    nonZeroMilliCpu,
    nonZeroMemory,
    ports: hostPorts(spec),
    volumes: podVolumes(spec, name),
  };
}

/** PodInfo.CalculateResource of the scheduler's framework. */
function countedRequests(
  pod: PlainRecord,
  behaviour: Behaviour,
): Pick<PodInfo, 'requested' | 'nonZeroMilliCpu' | 'nonZeroMemory'> {
  const options = {
    status: behaviour.statusResources,
    podLevel: behaviour.podLevelResources,
    podLevelStatus: behaviour.podLevelStatus,
  };
  const requests = podRequests(pod, options);
  const ofPod = behaviour.podLevelResources && hasPodLevelRequests(pod);
  const missing: Amounts = ofPod ? new Map([...usual].filter(([name]) => !requests.has(name))) : usual;
  const isSilent = missing.size > 0 && hasSilence(pod, missing.keys());
  const nonZero = isSilent ? podRequests(pod, { ...options, missing }) : requests;
  return {
    requested: resourceOf(requests),
    nonZeroMilliCpu: whole(nonZero.get('cpu')),
    nonZeroMemory: whole(nonZero.get('memory')),
  };
}

/** Whether a pod takes room: the scheduler does not watch those that have ended. */
export function hasEnded(pod: KubernetesObject): boolean {
  const { phase } = asRecord(pod['status']);
  return phase === 'Succeeded' || phase === 'Failed';
}
