import type { PlannedObject, RunPlan } from '../burner-config/plan';
import { asList, asRecord, asString } from '../kubernetes/object';

/** A kind that a run defines before it makes objects of it. */
export interface DefinedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly group: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

const known = new WeakMap<RunPlan, readonly DefinedKind[]>();

/** The kinds of all CustomResourceDefinitions that a plan makes. */
export function definedKinds(plan: RunPlan): readonly DefinedKind[] {
  const found = known.get(plan) ?? plan.jobs.filter(defines).flatMap(job => [...job.objects()].flatMap(kindsOf));
  known.set(plan, found);
  return found;
}

const defines = ({ kinds, type }: RunPlan['jobs'][number]): boolean =>
  type === 'create' && kinds.some(({ kind }) => kind === 'CustomResourceDefinition');

function kindsOf({ kind, body }: PlannedObject): readonly DefinedKind[] {
  if (kind !== 'CustomResourceDefinition') return [];
  const { group, names, scope, versions } = asRecord(body['spec']);
  const [of, plural] = [asString(asRecord(names)['kind']), asString(asRecord(names)['plural'])];
  if (typeof group !== 'string' || of === undefined || plural === undefined) return [];
  return asList(versions).flatMap(version => {
    const name = asString(asRecord(version)['name']);
    return name === undefined
      ? []
      : [{ apiVersion: `${group}/${name}`, kind: of, group, plural, namespaced: scope !== 'Cluster' }];
  });
}
