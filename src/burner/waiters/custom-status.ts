import type { ObjectConfig } from '../../burner-config/config';
import { readJq } from '../../burner-config/jq/jq';
import { waiterOf } from './table';
import type { Waiter, WatchedObject } from './waiter';

type StatusPaths = NonNullable<ObjectConfig['waitOptions']>['customStatusPaths'];

/**
 * Ready when every path gives its value among its results for `.status`, as `customStatusPaths` says; numbers and truth
 * values count by how they are written.
 */
export function customStatusWaiter(kind: string, paths: StatusPaths): Waiter {
  const wanted = paths.map(({ key, value }) => ({ results: readJq(key), value }));
  const { failure, isReplaced } = waiterOf(kind) ?? {};
  const isReady = ({ status }: WatchedObject): boolean =>
    status !== undefined && wanted.every(({ results, value }) => gives(results(status), value));
  const waitsFor = paths.map(({ key, value }) => `${key} gives ${value}`).join(' and ');
  return { kind, isReady, waitsFor, ...(failure && { failure }), ...(isReplaced && { isReplaced }) };
}

function gives(results: Iterable<unknown>, value: string): boolean {
  for (const result of results) {
    if (result === value || (typeof result !== 'string' && JSON.stringify(result) === value)) return true;
  }
  return false;
}

/** What an entry of a config waits for in objects of a kind; undefined when they are ready as soon as they exist. */
export function waiterFor({ waitOptions }: ObjectConfig, kind: string): Waiter | undefined {
  const paths = waitOptions?.customStatusPaths ?? [];
  return paths.length > 0 ? customStatusWaiter(kind, paths) : waiterOf(kind);
}
