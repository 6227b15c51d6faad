import { asString, nameOf, namespaceOf, type KubernetesObject } from '../../kubernetes/object';
import type { Position } from '../../yaml/place';
import { readYaml } from '../../yaml/read';
import type { OpenDocument } from '../document';
import { liveObjectsIn, type LiveObject } from './live-objects';

/** By what a workload is found again in a text that is being edited. */
export interface WorkloadKey {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface ChosenWorkload {
  readonly key: WorkloadKey;
  readonly object: KubernetesObject;
}

type Text = Pick<OpenDocument, 'file'>;

/** The key of a workload. */
export function workloadKey(object: KubernetesObject): WorkloadKey {
  const namespace = namespaceOf(object);
  return {
    kind: asString(object.kind) ?? '',
    name: nameOf(object) ?? '',
    ...(namespace !== undefined && { namespace }),
  };
}

/** The workload at a position, else the first of the text; undefined where no scheduler places pods. */
export function workloadAt(text: Text, position: Position): ChosenWorkload | undefined {
  const { file } = text;
  const offset = file.offset(position);
  const index = file.documents.findIndex(({ span }) => span.start <= offset && offset < span.end);
  const path = file.documents[index]?.pathAt(offset).path ?? [];
  const workloads = workloadsIn(text);
  const here = workloads.filter(({ target }) => target.document === index);
  const around = here.find(({ target }) => target.path.every((step, i) => step === path[i]));
  return chosen(around ?? here[0] ?? workloads[0]);
}

/** The workload of this key; undefined when the text has it no more. */
export function workloadNamed(text: Text, { kind, name, namespace }: WorkloadKey): ChosenWorkload | undefined {
  return chosen(
    workloadsIn(text).find(({ target: { object } }) => {
      const key = workloadKey(object);
      return key.kind === kind && key.name === name && key.namespace === namespace;
    }),
  );
}

/** The same in a text that is not open, such as the one that was saved last. */
export function workloadInText(text: string, key: WorkloadKey): ChosenWorkload | undefined {
  return workloadNamed({ file: readYaml(text) }, key);
}

/** Whether what is missing in a text may be missing only because some of it cannot be read now. */
export const isBroken = ({ file }: Text): boolean =>
  file.problems.some(({ code }) => code === 'syntax' || code === 'too-deep');

const workloadsIn = (text: Text): readonly LiveObject[] =>
  liveObjectsIn(text).filter(({ question }) => question.question === 'workload');

function chosen(found: LiveObject | undefined): ChosenWorkload | undefined {
  return found && { key: workloadKey(found.target.object), object: found.target.object };
}
