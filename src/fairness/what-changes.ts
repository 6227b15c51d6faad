import { withChanges, type ChangedObject, type FlowControl } from './flow-control';
import type { FlowSchema } from './flow-schema';
import type { PriorityLevel } from './priority-level';
import { isPartOf, overlap, requestSets, type RequestSet } from './request-sets';
import { divideSeats, type LevelSeats } from './seats';

/** Requests that will meet another FlowSchema. */
export interface MovedRequests {
  /** The smallest part of a rule: one subject and one resource or path rule. */
  readonly requests: RequestSet;
  /** Those that take them now, in the order asked; several when each takes some. */
  readonly from: readonly FlowSchema[];
  readonly to: readonly FlowSchema[];
}

/** A level whose seats will be others; absent on one side when it is made or goes. */
export interface ChangedSeats {
  readonly name: string;
  readonly before?: LevelSeats;
  readonly after?: LevelSeats;
}

/** What applying or deleting objects would do to a cluster. */
export interface WhatChanges {
  readonly moved: readonly MovedRequests[];
  readonly seats: readonly ChangedSeats[];
  /** Changed FlowSchemas that the server will not ask, because their level is not there. */
  readonly dangling: readonly FlowSchema[];
  readonly after: FlowControl;
}

/**
 * What these objects would do before they are applied: the requests of their rules, as they are now and as they will be,
 * followed through the FlowSchemas before and after; and the seats of every level that changes. Who is in which group is
 * known of the API server's own groups only: of others a FlowSchema for the group may take some that are not named.
 */
export function whatChanges(before: FlowControl, changes: readonly ChangedObject[], serverSeats: number): WhatChanges {
  const after = withChanges(before, changes);
  const changed = [...changedSchemas(before, after), ...changedSchemas(after, before)];
  const moved = unique(changed.flatMap(({ rules }) => requestSets(rules))).flatMap(requests => {
    const [from, to] = [takersOf(requests, before), takersOf(requests, after)];
    return isSame(from, to) ? [] : [{ requests, from, to }];
  });
  const isDangling = ({ level }: FlowSchema): boolean => !after.levels.some(({ name }) => name === level);
  return {
    ...{ moved, after, seats: changedSeats(before, after, serverSeats) },
    dangling: changedSchemas(after, before).filter(isDangling),
  };
}

/** The FlowSchemas of `one` that `other` has not, or otherwise, or whose level only one of the two has. */
function changedSchemas(one: FlowControl, other: FlowControl): readonly FlowSchema[] {
  const has = ({ levels }: FlowControl, level: string): boolean => levels.some(({ name }) => name === level);
  return one.flowSchemas.filter(schema => {
    const same = other.flowSchemas.some(
      known => known.name === schema.name && JSON.stringify(known) === JSON.stringify(schema),
    );
    return !same || has(one, schema.level) !== has(other, schema.level);
  });
}

/** Who takes requests of the set, in order, to the first that takes all of it. */
export function takersOf(requests: RequestSet, { flowSchemas, levels }: FlowControl): readonly FlowSchema[] {
  const takers: FlowSchema[] = [];
  const asked = flowSchemas.filter(({ level }) => levels.some(({ name }) => name === level));
  for (const schema of asked) {
    const sets = requestSets(schema.rules);
    const isWhole = sets.some(set => isPartOf(requests, set));
    if (isWhole || sets.some(set => overlap(requests, set))) takers.push(schema);
    if (isWhole) break;
  }
  return takers;
}

function isSame(from: readonly FlowSchema[], to: readonly FlowSchema[]): boolean {
  const keys = (schemas: readonly FlowSchema[]): string => schemas.map(({ name, level }) => `${name} ${level}`).join();
  return keys(from) === keys(to);
}

function unique(sets: readonly RequestSet[]): readonly RequestSet[] {
  return [...new Map(sets.map(set => [JSON.stringify(set), set])).values()];
}

function changedSeats(before: FlowControl, after: FlowControl, serverSeats: number): readonly ChangedSeats[] {
  const of = (levels: readonly PriorityLevel[]) =>
    new Map(divideSeats(levels, serverSeats).map(one => [one.name, one]));
  const [then, now] = [of(before.levels), of(after.levels)];
  return [...new Set([...now.keys(), ...then.keys()])].flatMap(name => {
    const [was, is] = [then.get(name), now.get(name)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ name, ...(was && { before: was }), ...(is && { after: is }) }];
  });
}
