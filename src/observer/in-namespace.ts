import { asRecord, type KubernetesObject } from '../kubernetes/object';

/** What names no namespace goes to that of the context. */
export function inNamespace(object: KubernetesObject, namespace: string): KubernetesObject {
  return { ...object, metadata: { namespace, ...asRecord(object.metadata) } };
}
