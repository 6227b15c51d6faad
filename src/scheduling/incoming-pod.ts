import { asList, asRecord, asString, type KubernetesObject, type PlainRecord } from '../kubernetes/object';
import { admitted } from './admitted';
import { preferredTerms, requiredNodeAffinity, type PreferredTerm, type RequiredNodeAffinity } from './node-selector';
import { readPodInfo, type PodInfo } from './pod-info';
import type { Selector } from './selector';
import { tolerationsOf, type Toleration } from './toleration';
import type { Behaviour } from './versions';

/** The controller that owns a pod. */
export interface Owner {
  /** `kind namespace/name`. */
  readonly key: string;
}

/** A pod to be placed. */
export interface IncomingPod extends PodInfo {
  /** As the API server would store it. */
  readonly object: PlainRecord;
  readonly tolerations: readonly Toleration[];
  readonly nodeAffinity: RequiredNodeAffinity;
  readonly preferredNodes: readonly PreferredTerm[];
  /** As written. */
  readonly constraints: readonly unknown[];
  readonly owner: Owner | undefined;
  /** The selector of an owner that the cluster does not know yet. */
  readonly ownerSelector: Selector | undefined;
  /** Images of init containers and containers, in this order. */
  readonly images: readonly string[];
  readonly imageVolumes: readonly string[];
  readonly resourceClaims: boolean;
}

/** Reads a pod to be placed, as a person writes it or as the API server gives it. */
export function readIncomingPod(
  written: KubernetesObject,
  behaviour: Behaviour,
  ownerSelector?: Selector,
): IncomingPod {
  const object = admitted(written);
  const spec = asRecord(object['spec']);
  const { nodeAffinity } = asRecord(spec['affinity']);
  const containers = [...asList(spec['initContainers']), ...asList(spec['containers'])].map(asRecord);
  const volumes = asList(spec['volumes']).map(volume => asRecord(asRecord(volume)['image'])['reference']);
  return {
    ...readPodInfo(object, behaviour),
    object,
    tolerations: tolerationsOf(spec['tolerations']),
    nodeAffinity: requiredNodeAffinity(spec),
    preferredNodes: preferredTerms(asRecord(nodeAffinity)['preferredDuringSchedulingIgnoredDuringExecution']),
    constraints: asList(spec['topologySpreadConstraints']),
    owner: ownerOf(object),
    ownerSelector,
    images: containers.map(({ image }) => asString(image) ?? ''),
    imageVolumes: volumes.flatMap(reference => (typeof reference === 'string' ? [reference] : [])),
    resourceClaims: asList(spec['resourceClaims']).length > 0,
  };
}

function ownerOf(object: PlainRecord): Owner | undefined {
  const { ownerReferences, namespace } = asRecord(object['metadata']);
  const owner = asList(ownerReferences)
    .map(asRecord)
    .find(({ controller }) => controller === true);
  return (
    owner && {
      key: `${String(owner['apiVersion'])}/${String(owner['kind'])} ${asString(namespace) ?? 'default'}/${String(owner['name'])}`,
    }
  );
}
