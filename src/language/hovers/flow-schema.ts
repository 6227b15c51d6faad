import { asRecord, groupOf, nameOf, textOf } from '../../kubernetes/object';
import { builtInFlowSchemas } from '../../kubernetes/flow-control';
import type { HoverTarget } from './hover-target';
import { liveSchema } from './live-fairness';

const page =
  '[API Priority and Fairness](https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#flowschema)';

const fields: Readonly<Record<string, string>> = {
  distinguisherMethod:
    '**Flows**: each user (ByUser) or namespace (ByNamespace) is a flow of its own and gets its own hand of queues, so one noisy client fills only its hand. Without it all requests of the schema are one flow.',
  rules:
    '**Rules**: a request belongs here when any rule has one of its subjects and one of its resourceRules or nonResourceRules.',
  subjects: '**Subjects**: who sends. A user of system:masters is exempt before any schema is asked.',
  clusterScope:
    '**clusterScope**: also match requests without a namespace: of nodes and other cluster-wide kinds, and lists over all namespaces.',
  namespaces:
    '**namespaces**: match requests in these, `"*"` in any one. A list over all namespaces has none: that is matched by clusterScope. A rule needs one of the two.',
  priorityLevelConfiguration:
    '**Priority level**: whose seats and queues the requests take. If it does not exist, the schema is skipped.',
};

/** Fields of a FlowSchema. */
export function explainFlowSchema({
  path,
  target: { object },
  objects,
  cluster,
  silence,
}: HoverTarget): string | undefined {
  if (object.kind !== 'FlowSchema' || groupOf(object) !== 'flowcontrol.apiserver.k8s.io') return undefined;
  const live = liveSchema(object, cluster, objects) ?? silence;
  const isPrecedence = path.at(-1) === 'matchingPrecedence';
  if (isPrecedence) return [precedence(object), ...(live ? [live] : []), page].join('\n\n');
  const field = path.findLast(step => Object.hasOwn(fields, step));
  return field === undefined ? undefined : [fields[field] ?? '', ...(live ? [live] : []), page].join('\n\n');
}

function precedence(object: HoverTarget['target']['object']): string {
  const own = Number(textOf(asRecord(object['spec'])['matchingPrecedence'])) || 1000;
  const name = nameOf(object) ?? '';
  const before = builtInFlowSchemas.filter(one => one.matchingPrecedence < own && one.name !== name);
  const after = builtInFlowSchemas.find(one => one.matchingPrecedence > own);
  return [
    '**matchingPrecedence**: schemas are asked from the lowest number up, ties by name; the first that matches takes the request. Absent: 1000.',
    `Here ${own}: asked after ${before.length} built-in schemas${before.at(-1) ? `, the last ${before.at(-1)?.name ?? ''}` : ''}${after ? `, and before ${after.name} (${after.matchingPrecedence})` : ''}.`,
  ].join('\n\n');
}
