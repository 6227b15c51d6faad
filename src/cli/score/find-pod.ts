import { asRecord, nameOf, namespaceOf, type KubernetesObject } from '../../kubernetes/object';
import type { Selector } from '../../scheduling/selector';
import { workloadPod } from '../../scheduling/workload-pod';
import { CliError } from '../cli-error';
import type { SnapshotDocument } from '../snapshot/document';
import { readObjects } from './read-yaml-file';

export interface FoundPod {
  /** Without a node. */
  readonly pod: KubernetesObject;
  readonly ownerSelector: Selector | undefined;
  /** The pod in the cluster that it is, when it is one. */
  readonly live: KubernetesObject | undefined;
}

/** A pod of the cluster by `name` or `namespace/name`, or the first pod of a file. @throws CliError */
export function findPod(name: string, { objects }: SnapshotDocument, namespace: string): FoundPod {
  const written = readObjects(name);
  if (written) return inFile(name, written, namespace);
  const [last = '', where = namespace] = name.split('/').reverse();
  const live = objects.find(one => one.kind === 'Pod' && nameOf(one) === last && namespaceOf(one) === where);
  if (!live) {
    throw new CliError(
      `There is no pod "${last}" in namespace "${where}", and no file ${name}: name one of the two.`,
      1,
    );
  }
  return { pod: { ...live, spec: { ...asRecord(live['spec']), nodeName: '' } }, ownerSelector: undefined, live };
}

function inFile(file: string, objects: readonly KubernetesObject[], namespace: string): FoundPod {
  for (const object of objects) {
    const metadata = { ...asRecord(object.metadata), namespace: namespaceOf(object) ?? namespace };
    const found = workloadPod({ ...object, metadata });
    if (found) return { ...found, live: undefined };
  }
  throw new CliError(`${file} holds no Pod and no workload that makes pods.`, 1);
}
