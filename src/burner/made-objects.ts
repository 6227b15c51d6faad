import type { ObjectConfig } from '../burner-config/config';
import type { JobPlan, PlannedObject } from '../burner-config/plan';

/** How many objects a job made of one object entry and kind. */
export interface MadeObjects {
  readonly apiVersion: string;
  readonly kind: string;
  readonly objectIndex: number;
  readonly entry: ObjectConfig;
  /** Made so far, those that were removed since included. */
  count: number;
  /** Of those, removed by the job itself (churn, group gc). */
  removed: number;
  /** Pods that controllers make of them, for those that were removed since included. */
  pods: number;
  /** Of those, pods of what was removed. */
  removedPods: number;
}

/** What a job has made so far. */
export interface Made {
  readonly add: (object: PlannedObject) => void;
  /** So many objects like this one were removed on purpose. */
  readonly remove: (object: PlannedObject, count: number) => void;
  readonly all: () => readonly MadeObjects[];
}

/** Counts the objects of a job as they are made. */
export function madeObjects(): Made {
  // By object index; more than one where a template gives several kinds.
  const made: (MadeObjects[] | undefined)[] = [];
  const find = ({ apiVersion, kind, objectIndex }: Pick<MadeObjects, 'apiVersion' | 'kind' | 'objectIndex'>) =>
    made[objectIndex]?.find(one => one.kind === kind && one.apiVersion === apiVersion);
  return {
    add({ apiVersion, kind, objectIndex, entry, pods }) {
      const ofEntry = (made[objectIndex] ??= []);
      const known = find({ apiVersion, kind, objectIndex });
      if (known) {
        known.count++;
        known.pods += pods;
      } else ofEntry.push({ apiVersion, kind, objectIndex, entry, count: 1, removed: 0, pods, removedPods: 0 });
    },
    remove(object, count) {
      const known = find(object);
      if (known === undefined) return;
      known.removed += count;
      known.removedPods += count * object.pods;
    },
    all: () => made.flatMap(ofEntry => ofEntry ?? []),
  };
}

/** kube-burner's labels that tell these objects from those of other entries, and from the pods that they make. */
export function labelsOf(
  job: JobPlan,
  { objectIndex }: Pick<MadeObjects, 'objectIndex'>,
): Readonly<Record<string, string>> {
  return { 'kube-burner.io/job': job.config.name, 'kube-burner.io/index': String(objectIndex) };
}

/** Labels as a selector. */
export const selectorText = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
