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
  /** Pods that controllers make of them. */
  pods: number;
}

/** What a job has made so far. */
export interface Made {
  readonly add: (object: PlannedObject) => void;
  /** So many objects of an entry were removed on purpose. */
  readonly remove: (objectIndex: number, count: number) => void;
  readonly all: () => readonly MadeObjects[];
}

/** Counts the objects of a job as they are made. */
export function madeObjects(): Made {
  // By object index; more than one where a template gives several kinds.
  const made: (MadeObjects[] | undefined)[] = [];
  return {
    add({ apiVersion, kind, objectIndex, entry, pods }) {
      const ofEntry = (made[objectIndex] ??= []);
      const known = ofEntry.find(one => one.kind === kind && one.apiVersion === apiVersion);
      if (known) {
        known.count++;
        known.pods += pods;
      } else ofEntry.push({ apiVersion, kind, objectIndex, entry, count: 1, removed: 0, pods });
    },
    remove(objectIndex, count) {
      const [known] = made[objectIndex] ?? [];
      if (known) known.removed += count;
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
