import { asRecord, asString, nameOf, namespaceOf, type KubernetesObject } from '../../kubernetes/object';
import type { UseAnswer, UsedWorkload } from '../../sizing/workload-use';
import type { YamlFile } from '../../yaml/document';
import { objectsIn } from '../objects-in';
import { isPatch } from '../patch';
import type { UseFacts } from './use-facts';

export type { UseAnswer };

/** Kinds whose pods are found by what is written of them. */
const kinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'Pod']);
/** Of a text with more, the first. */
const MOST = 20;

/** The workloads of a text whose use is worth asking for: whole ones, with a name, and nothing made by a template. */
export function usedWorkloadsIn(file: YamlFile): readonly UsedWorkload[] {
  return objectsIn(file)
    .filter(target => !isPatch(target) && file.documents[target.document]?.templated(target.path) === false)
    .flatMap(({ object }) => usedWorkload(object) ?? [])
    .slice(0, MOST);
}

function usedWorkload(object: KubernetesObject): UsedWorkload | undefined {
  const [kind, name, namespace] = [asString(object.kind) ?? '', nameOf(object), namespaceOf(object)];
  if (name === undefined || !kinds.has(kind)) return undefined;
  const { selector } = asRecord(object['spec']);
  return { kind, name, ...(namespace !== undefined && { namespace }), ...(selector !== undefined && { selector }) };
}

/** An answer as fixes take it. */
export function useFactsOf(asked: readonly UsedWorkload[], answer: UseAnswer, staleSince?: number): UseFacts {
  const known = new Map(asked.map((workload, index) => [JSON.stringify(workload), answer[index] ?? []]));
  return {
    of: object => known.get(JSON.stringify(usedWorkload(object))) ?? [],
    ...(staleSince !== undefined && { staleSince }),
  };
}
