import type { JobConfig } from './config';
import { namespaceOf } from './iterations';
import { factsOf, type ObjectFacts } from './object-facts';
import { bodyOf, renderAll } from './object-rendering';
import type { ObjectTemplate } from './object-template';
import type { TextMemory } from './text-memory';

/** What all objects of a create job come to. */
export interface Totals {
  pods: number;
  readonly namespaces: Set<string>;
  readonly kinds: Map<string, ObjectFacts>;
  readonly made: Map<string, number>;
}

/** Renders every object once, to count. @throws PlanError for the first that cannot be rendered or read */
export function countAll(
  job: JobConfig,
  templates: readonly ObjectTemplate[],
  memory: TextMemory,
  oneNamespace: string | undefined,
): Totals {
  const totals: Totals = { pods: 0, namespaces: new Set(), kinds: new Map(), made: new Map() };
  for (const rendering of renderAll(job, templates, memory)) {
    // Each is read: a template may give broken YAML for one iteration only.
    const facts = factsOf(bodyOf(rendering));
    totals.pods += facts.pods;
    const kind = `${facts.apiVersion}/${facts.kind}`;
    totals.kinds.set(kind, facts);
    totals.made.set(kind, (totals.made.get(kind) ?? 0) + 1);
    const namespace = placeOf(facts, job, rendering.iteration, oneNamespace);
    if (namespace !== undefined) totals.namespaces.add(namespace);
  }
  return totals;
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
