import type { JobPlan, PlannedObject } from '../burner-config/plan';

/** How many objects a job made of one object entry and kind. */
export interface MadeObjects {
  readonly apiVersion: string;
  readonly kind: string;
  readonly objectIndex: number;
  readonly wait: boolean;
  count: number;
}

/** What a job has made so far. */
export interface Made {
  readonly add: (object: PlannedObject) => void;
  readonly all: () => readonly MadeObjects[];
}

/** Counts the objects of a job as they are made. */
export function madeObjects(): Made {
  const made = new Map<string, MadeObjects>();
  return {
    add({ apiVersion, kind, objectIndex, wait }) {
      const key = `${objectIndex} ${apiVersion}/${kind}`;
      const known = made.get(key);
      if (known) known.count++;
      else made.set(key, { apiVersion, kind, objectIndex, wait, count: 1 });
    },
    all: () => [...made.values()],
  };
}

/** kube-burner's labels that tell these objects from those of other entries, and from the pods that they make. */
export function labelsOf(job: JobPlan, { objectIndex }: MadeObjects): Readonly<Record<string, string>> {
  return { 'kube-burner.io/job': job.config.name, 'kube-burner.io/index': String(objectIndex) };
}
