import { asString, type KubernetesObject } from '../../kubernetes/object';
import { podSpecsOf } from '../../kubernetes/pod-specs';
import { objectsIn } from '../../lint/lint';
import { isPatch } from '../../lint/patch';
import type { Position, Range } from '../../yaml/place';
import type { OpenDocument } from '../document';

/** A workload of a text, as it may be asked where its pods would go. */
export interface PlacedWorkload {
  readonly object: KubernetesObject;
  /** Where its kind stands. */
  readonly range: Range;
}

/** The workloads of a text that are whole: templates and patches leave open what decides. */
export function workloadsIn({ file }: OpenDocument): readonly PlacedWorkload[] {
  return objectsIn(file).flatMap(target => {
    const document = file.documents[target.document];
    const span = document?.keySpan([...target.path, 'kind']);
    const isWhole = asString(target.object.kind) !== undefined && podSpecsOf(target.object).length > 0;
    if (!document || !span || !isWhole || isPatch(target) || document.templated(target.path)) return [];
    return { object: target.object, range: file.range(span) };
  });
}

/** The workload whose `kind` is at a position. */
export function workloadAt(document: OpenDocument, { line }: Position): PlacedWorkload | undefined {
  return workloadsIn(document).find(({ range }) => range.start.line === line);
}
