import type { ClusterState } from './cluster-state';
import { asList, asRecord, asString } from '../kubernetes/object';
import { defaultSelector } from './default-selector';
import { nodeAffinityMatches } from './node-selector';
import type { NodeInfo } from './node-info';
import type { Cycle } from './plugin';
import { isEmpty, narrowed, selectorOf, selects, type Labels, type Selector } from './selector';
import { untolerated } from './toleration';

export interface SpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly selector: Selector;
  readonly minDomains: number;
  readonly honorsNodeAffinity: boolean;
  readonly honorsTaints: boolean;
}

export const hostname = 'kubernetes.io/hostname';

/** The pod's constraints of this kind, or the default ones (podtopologyspread, getConstraints and buildDefaultConstraints). */
export function spreadConstraints(
  { pod, state, args }: Cycle,
  action: 'DoNotSchedule' | 'ScheduleAnyway',
): readonly SpreadConstraint[] {
  const of = (list: readonly unknown[]): readonly SpreadConstraint[] =>
    list
      .filter(item => asRecord(item)['whenUnsatisfiable'] === action)
      .map(item => readConstraint(item, pod.class.labels));
  if (pod.constraints.length > 0) return of(pod.constraints);
  const constraints = of(args.defaultConstraints);
  if (constraints.length === 0) return [];
  const selector = defaultSelector(pod, state);
  return isEmpty(selector) ? [] : constraints.map(constraint => ({ ...constraint, selector }));
}

function readConstraint(item: unknown, labels: Labels): SpreadConstraint {
  const { maxSkew, topologyKey, labelSelector, minDomains, matchLabelKeys, ...policies } = asRecord(item);
  const keys = asList(matchLabelKeys)
    .map(String)
    .filter(key => labels.has(key));
  const own = keys.map(key => ({ key, operator: 'In', values: [labels.get(key) ?? ''] }));
  return {
    maxSkew: typeof maxSkew === 'number' ? maxSkew : 1,
    topologyKey: asString(topologyKey) ?? '',
    selector: narrowed(selectorOf(labelSelector), own),
    minDomains: typeof minDomains === 'number' ? minDomains : 1,
    honorsNodeAffinity: policies['nodeAffinityPolicy'] !== 'Ignore',
    honorsTaints: policies['nodeTaintsPolicy'] === 'Honor',
  };
}

/** Whether the node counts for a constraint (matchNodeInclusionPolicies). */
export function takesPart(constraint: SpreadConstraint, { pod }: Cycle, node: NodeInfo): boolean {
  if (constraint.honorsNodeAffinity && !nodeAffinityMatches(pod.nodeAffinity, node)) return false;
  return !constraint.honorsTaints || untolerated(node.taints, pod.tolerations) === undefined;
}

/** Counts a node's pods that a selector selects in a namespace, without those being deleted. */
export function podCounter(
  selector: Selector,
  namespace: string,
  { classes }: ClusterState,
): (node: NodeInfo) => number {
  const counts = new Map<string, number>();
  if (isEmpty(selector)) return () => 0;
  for (const [of, pods] of classes) {
    if (of.namespace !== namespace || !selects(selector, of.labels)) continue;
    for (const { terminating, nodeName } of pods) {
      if (!terminating) counts.set(nodeName, (counts.get(nodeName) ?? 0) + 1);
    }
  }
  return ({ name }) => counts.get(name) ?? 0;
}

export function hasTopologies(labels: Labels, constraints: readonly SpreadConstraint[]): boolean {
  return constraints.every(({ topologyKey }) => labels.has(topologyKey));
}
