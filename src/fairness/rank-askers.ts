import { isPathRequest, type Request } from './request';
import type { HeldRequest } from './request-dump';

/** Requests of one kind that somebody sends, in seats held on average over the samples. */
export interface Ask {
  readonly verb: string;
  /** Empty for the core group and for paths. */
  readonly apiGroup: string;
  /** Plural, with its subresource; or the path of a request that is for no resource. */
  readonly resource: string;
  readonly isPath: boolean;
  /** Seats of those that run. */
  readonly running: number;
  /** Seats that those want that wait. */
  readonly waiting: number;
}

/** Somebody, and what the API server holds of theirs. */
export interface Asker {
  readonly user: string;
  readonly running: number;
  readonly waiting: number;
  readonly levels: readonly string[];
  readonly flowSchemas: readonly string[];
  /** The most first. */
  readonly asks: readonly Ask[];
}

/** Seats that requests hold and want together: the measure of the ranking. */
export const demandOf = ({ running, waiting }: Pick<Ask, 'running' | 'waiting'>): number => running + waiting;

/** What Headroom itself asks while it samples. */
const own = '/debug/api_priority_and_fairness/';

/**
 * Who asks most, from some samples of the requests that an API server holds: seats held on average, running and waiting.
 * Short requests are seen as often as they are there, so the average is right though most are missed.
 */
export function rankAskers(samples: readonly (readonly HeldRequest[])[]): readonly Asker[] {
  const requests = samples.flat().filter(({ request }) => !isPathRequest(request) || !request.path.startsWith(own));
  const byUser = groupBy(requests, ({ user }) => user);
  return [...byUser].map(([user, theirs]) => askerOf(user, theirs, samples.length)).sort(byDemand);
}

function askerOf(user: string, requests: readonly HeldRequest[], samples: number): Asker {
  const byAsk = groupBy(requests, ({ request }) => keyOf(request));
  const asks = [...byAsk.values()].map(alike => ({ ...kindOf(alike[0]), ...averages(alike, samples) }));
  return {
    user,
    ...averages(requests, samples),
    levels: [...new Set(requests.map(({ level }) => level))],
    flowSchemas: [...new Set(requests.map(({ flowSchema }) => flowSchema))],
    asks: asks.sort(byDemand),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function averages(requests: readonly HeldRequest[], samples: number): Pick<Ask, 'running' | 'waiting'> {
  const of = (waits: boolean): number =>
    requests.filter(one => one.waits === waits).reduce((sum, one) => sum + one.seats.initial, 0) / samples;
  return { running: of(false), waiting: of(true) };
}

function keyOf(request: Request): string {
  const { verb, apiGroup, resource } = kindOf({ request });
  return [verb, apiGroup, resource].join(' ');
}

function kindOf(one: { readonly request: Request } | undefined): Omit<Ask, 'running' | 'waiting'> {
  const request = one?.request ?? { verb: '', path: '' };
  if (isPathRequest(request)) return { verb: request.verb, apiGroup: '', resource: request.path, isPath: true };
  const { verb, apiGroup, resource, subresource } = request;
  return { verb, apiGroup, resource: subresource ? `${resource}/${subresource}` : resource, isPath: false };
}

function byDemand(a: Pick<Ask, 'running' | 'waiting'>, b: Pick<Ask, 'running' | 'waiting'>): number {
  return demandOf(b) - demandOf(a);
}
