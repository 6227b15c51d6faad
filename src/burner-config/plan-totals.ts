import type { JobConfig } from './config';
import { iterationNamespaces, namespaceOf } from './iterations';
import { merged, rangeOf, type NamespaceRange } from './namespace-range';
import { factsOf, type ObjectFacts } from './object-facts';
import { bodyOf, type Rendering } from './object-rendering';

/** What all objects of a create job come to. */
export interface Totals {
  readonly pods: number;
  readonly namespaces: readonly NamespaceRange[];
  readonly kinds: readonly ObjectFacts[];
  readonly made: ReadonlyMap<string, number>;
}

/** Adds up rendered objects. */
export interface Counter {
  /** `weight`: for how many objects this one stands. @throws PlanError when the text is no object */
  add(rendering: Rendering, weight: number): void;
  totals(): Totals;
}

/** Counts what the objects of a job are and where they go. */
export function counter(job: JobConfig, oneNamespace: string | undefined): Counter {
  let pods = 0;
  const namespaces = new Set<string>();
  const kinds = new Map<string, ObjectFacts>();
  const made = new Map<string, number>();
  let isSampled = false;
  return {
    add(rendering, weight) {
      // Each is read: a template may give broken YAML for one iteration only.
      const facts = factsOf(bodyOf(rendering));
      const kind = `${facts.apiVersion}/${facts.kind}`;
      const namespace = placeOf(facts, job, rendering.iteration, oneNamespace);
      pods += facts.pods * weight;
      if (!kinds.has(kind)) kinds.set(kind, facts);
      made.set(kind, (made.get(kind) ?? 0) + weight);
      if (namespace !== undefined) namespaces.add(namespace);
      isSampled ||= weight !== 1;
    },
    totals() {
      const ranges = [...namespaces].map(rangeOf);
      // Where one object of an iteration goes, those of the other iterations go, too.
      const all = iterationNamespaces(job);
      const first = namespaceOf(job, 0);
      const isEverywhere = isSampled && first !== undefined && namespaces.has(first);
      return {
        pods: Math.round(pods),
        namespaces: merged(isEverywhere ? [...all, ...ranges] : ranges),
        kinds: [...kinds.values()],
        made: new Map([...made].map(([kind, count]) => [kind, Math.round(count)])),
      };
    },
  };
}

/** The namespace an object ends in: its own, or the iteration's, or the one that takes everything. */
export function placeOf(
  facts: ObjectFacts,
  job: JobConfig,
  iteration: number,
  oneNamespace: string | undefined,
): string | undefined {
  if (!facts.namespaced) return undefined;
  return oneNamespace ?? facts.ownNamespace ?? namespaceOf(job, iteration) ?? 'default';
}
