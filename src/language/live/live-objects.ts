import { groupOf, type KubernetesObject } from '../../kubernetes/object';
import { objectsIn } from '../../lint/lint';
import type { LintObject } from '../../lint/rule';
import type { Position, Range } from '../../yaml/place';
import type { ClusterFacts } from '../cluster-facts';
import type { OpenDocument } from '../document';
import { isPlaced } from './placement';

/** What is asked of whoever follows the cluster, and the part of ClusterFacts that the answer is. */
export type LiveQuestion =
  | { readonly question: 'workload'; readonly with: { readonly object: KubernetesObject } }
  | { readonly question: 'fairness' };

/** An object about which a cluster can say more than its text. */
export interface LiveObject {
  readonly target: LintObject;
  /** All objects of the text. */
  readonly objects: readonly LintObject[];
  readonly question: LiveQuestion;
  /** Where its kind stands. */
  readonly range: Range;
}

/** The objects of a text about which a cluster is worth asking: whole workloads, FlowSchemas and priority levels. */
export function liveObjectsIn({ file }: Pick<OpenDocument, 'file'>): readonly LiveObject[] {
  const objects = objectsIn(file);
  return objects.flatMap(target => {
    const document = file.documents[target.document];
    const span = document?.keySpan([...target.path, 'kind']);
    const question = questionAbout(target);
    if (!document || !span || !question || document.templated(target.path)) return [];
    return [{ target, objects, question, range: file.range(span) }];
  });
}

function questionAbout(target: LintObject): LiveQuestion | undefined {
  if (isFairness(target.object)) return { question: 'fairness' };
  return isPlaced(target) ? { question: 'workload', with: { object: target.object } } : undefined;
}

function isFairness(object: KubernetesObject): boolean {
  const { kind } = object;
  const isKind = kind === 'FlowSchema' || kind === 'PriorityLevelConfiguration';
  return isKind && groupOf(object) === 'flowcontrol.apiserver.k8s.io';
}

/** What a hover at a position would like to know of the cluster. */
export function liveQuestionAt(document: OpenDocument, position: Position): LiveQuestion | undefined {
  const { file } = document;
  const offset = file.offset(position);
  const index = file.documents.findIndex(({ span }) => span.start <= offset && offset < span.end);
  const yaml = file.documents[index];
  if (!yaml) return undefined;
  const { path, on } = yaml.pathAt(offset);
  if (on === 'gap') return undefined;
  const here = liveObjectsIn(document).find(
    ({ target }) => target.document === index && target.path.every((step, i) => step === path[i]),
  );
  const isKind = path.length === (here?.target.path.length ?? 0) + 1 && path.at(-1) === 'kind';
  return here && (isKind || here.question.question === 'fairness') ? here.question : undefined;
}

/** An answer of the observer as facts. */
export function liveFacts(
  { question }: LiveQuestion,
  answer: unknown,
  { context, staleSince }: Pick<ClusterFacts, 'context' | 'staleSince'>,
): ClusterFacts {
  return {
    context,
    ...(staleSince !== undefined && { staleSince }),
    ...(answer !== null && { [question]: answer }),
  };
}
