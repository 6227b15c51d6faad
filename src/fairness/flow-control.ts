import type { KubernetesObject } from '../kubernetes/object';
import { nameOf } from '../kubernetes/object';
import { builtInSchemas, flowSchemaOf, inOrder, type FlowSchema } from './flow-schema';
import { builtInPriorityLevels, priorityLevelOf, type PriorityLevel } from './priority-level';

/** Everything that says how an API server treats requests. */
export interface FlowControl {
  /** In the order in which a request meets them. */
  readonly flowSchemas: readonly FlowSchema[];
  readonly levels: readonly PriorityLevel[];
}

/** Objects that the API server imagines when nobody made them (bootstrap/default.go of v1.36). */
const mandatory = ['exempt', 'catch-all'];

/**
 * The objects of a cluster or a snapshot as its API server uses them: in order, and with the mandatory ones. Objects that
 * cannot be read are left out.
 */
export function flowControlOf(
  flowSchemas: readonly KubernetesObject[],
  priorityLevels: readonly KubernetesObject[],
): FlowControl {
  return completed(
    flowSchemas.flatMap(object => flowSchemaOf(object) ?? []),
    priorityLevels.flatMap(object => priorityLevelOf(object) ?? []),
  );
}

/** Shares of the levels that are limited, by name. */
export function limitedShares({ levels }: FlowControl): readonly (readonly [name: string, shares: number])[] {
  return levels.filter(({ exempt }) => !exempt).map(({ name, shares }) => [name, shares] as const);
}

/** Fairness as every API server starts with it. */
export const builtInFlowControl: FlowControl = { flowSchemas: builtInSchemas, levels: builtInPriorityLevels };

/** An object and what becomes of it: `removed` when it will be deleted. */
export interface ChangedObject {
  readonly object: KubernetesObject;
  readonly removed?: boolean;
}

/** The same cluster once these objects of the group are applied or deleted; others are passed over. */
export function withChanges(control: FlowControl, changes: readonly ChangedObject[]): FlowControl {
  // Of two of one name the last is what stays.
  const of = (kind: string): readonly ChangedObject[] => [
    ...new Map(changes.filter(({ object }) => object.kind === kind).map(one => [nameOf(one.object), one])).values(),
  ];
  const others = <T extends { readonly name: string }>(known: readonly T[], changed: readonly ChangedObject[]): T[] =>
    known.filter(({ name }) => !changed.some(({ object }) => nameOf(object) === name));
  const [schemas, levels] = [of('FlowSchema'), of('PriorityLevelConfiguration')];
  const kept = (changed: readonly ChangedObject[]) => changed.filter(({ removed }) => !removed);
  return completed(
    [...others(control.flowSchemas, schemas), ...kept(schemas).flatMap(({ object }) => flowSchemaOf(object) ?? [])],
    [...others(control.levels, levels), ...kept(levels).flatMap(({ object }) => priorityLevelOf(object) ?? [])],
  );
}

function completed(flowSchemas: readonly FlowSchema[], levels: readonly PriorityLevel[]): FlowControl {
  const missing = <T extends { readonly name: string }>(known: readonly T[], builtIn: readonly T[]): readonly T[] =>
    builtIn.filter(({ name }) => mandatory.includes(name) && !known.some(one => one.name === name));
  return {
    flowSchemas: inOrder([...flowSchemas, ...missing(flowSchemas, builtInSchemas)]),
    levels: [...levels, ...missing(levels, builtInPriorityLevels)],
  };
}
