import type { Request } from './request';

/** A request that an API server holds at this moment. */
export interface HeldRequest {
  readonly level: string;
  readonly flowSchema: string;
  /** Its queue; `undefined` in levels without queues. */
  readonly queue?: number;
  /** True while it waits for a seat, false while it runs. */
  readonly waits: boolean;
  readonly flow: string;
  readonly seats: { readonly initial: number; readonly final: number; readonly additionalLatencyMs: number };
  /** With `includeRequestDetails` only. */
  readonly user: string;
  readonly request: Request;
}

const columns = [
  ...['PriorityLevelName', 'FlowSchemaName', 'QueueIndex', 'RequestIndexInQueue', 'FlowDistingsher', 'ArriveTime'],
  ...['InitialSeats', 'FinalSeats', 'AdditionalLatency', 'StartTime', 'UserName', 'Verb', 'APIPath', 'Namespace'],
  ...['Name', 'APIVersion', 'Resource', 'SubResource'],
] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

/** Where an API server tells which requests it holds; the details name the user and the resource. */
export const requestDumpPath = '/debug/api_priority_and_fairness/dump_requests?includeRequestDetails=1';

/**
 * Reads /debug/api_priority_and_fairness/dump_requests (apf_controller_debug.go of k8s.io/apiserver v1.36): a table of
 * cells that end in a comma. A row whose user or path holds a comma cannot be told apart and is left out.
 */
export function readRequestDump(text: string): readonly HeldRequest[] {
  return text
    .split('\n')
    .slice(1)
    .map(row => row.split(',').map(cell => cell.trim()))
    .filter(cells => cells.length === columns.length)
    .map(cells => held(Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) as Row));
}

function held(row: Row): HeldRequest {
  const queue = Number(row.QueueIndex);
  return {
    level: row.PriorityLevelName,
    flowSchema: row.FlowSchemaName,
    ...(queue >= 0 && { queue }),
    waits: Number(row.RequestIndexInQueue) >= 0,
    flow: row.FlowDistingsher,
    seats: {
      initial: Number(row.InitialSeats),
      final: Number(row.FinalSeats),
      additionalLatencyMs: milliseconds(row.AdditionalLatency),
    },
    user: row.UserName,
    request: requestOf(row),
  };
}

function requestOf({ Verb, APIPath, Namespace, Name, APIVersion, Resource, SubResource }: Row): Request {
  if (Resource === '') return { verb: Verb, path: APIPath };
  return {
    verb: Verb,
    apiGroup: APIVersion.includes('/') ? APIVersion.slice(0, APIVersion.indexOf('/')) : '',
    resource: Resource,
    ...(SubResource !== '' && { subresource: SubResource }),
    ...(Namespace !== '' && { namespace: Namespace }),
    ...(Name !== '' && { name: Name }),
  };
}

const units: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  µs: 1e-3,
  us: 1e-3,
  ns: 1e-6,
};

/** A duration as Go writes it: `5ms`, `1m0.5s`. */
function milliseconds(duration: string): number {
  return [...duration.matchAll(/([\d.]+)(h|ms|m|s|µs|us|ns)/g)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (units[unit] ?? 0),
    0,
  );
}
