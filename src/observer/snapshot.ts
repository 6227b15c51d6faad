import { flowControlOf, type FlowControl } from '../fairness/flow-control';
import { nameOf, type KubernetesObject } from '../kubernetes/object';
import { deleteObject, emptyState, setObject, type LiveState } from '../scheduling/live-state';
import type { Behaviour } from '../scheduling/versions';

/** What is known of a cluster now; it follows the events that it is given. Whole objects are kept only of fairness. */
export interface Snapshot {
  readonly scheduling: LiveState;
  readonly priorityClasses: ReadonlySet<string>;
  /** API Priority and Fairness; the same object until one of its objects changes. */
  readonly flowControl: () => FlowControl;
  readonly set: (object: KubernetesObject) => void;
  readonly remove: (object: KubernetesObject) => void;
}

/** An empty snapshot for a version of Kubernetes. */
export function snapshotOf(behaviour: Behaviour): Snapshot {
  const scheduling = emptyState(behaviour);
  const priorityClasses = new Set<string>();
  const fairness = {
    FlowSchema: new Map<string, KubernetesObject>(),
    PriorityLevelConfiguration: new Map<string, KubernetesObject>(),
  };
  let control: FlowControl | undefined;
  const ofFairness = (kind: unknown) =>
    kind === 'FlowSchema' || kind === 'PriorityLevelConfiguration' ? fairness[kind] : undefined;
  return {
    scheduling,
    priorityClasses,
    flowControl: () =>
      (control ??= flowControlOf([...fairness.FlowSchema.values()], [...fairness.PriorityLevelConfiguration.values()])),
    set(object) {
      const name = nameOf(object) ?? '';
      const kept = ofFairness(object.kind);
      if (kept) {
        kept.set(name, object);
        control = undefined;
      } else if (object.kind === 'PriorityClass') priorityClasses.add(name);
      else setObject(scheduling, object);
    },
    remove(object) {
      const name = nameOf(object) ?? '';
      const kept = ofFairness(object.kind);
      if (kept) {
        kept.delete(name);
        control = undefined;
      } else if (object.kind === 'PriorityClass') priorityClasses.delete(name);
      else deleteObject(scheduling, object);
    },
  };
}
