import { asList, asRecord, asString, isRecord, type PlainRecord } from '../kubernetes/object';
import { isPodLevelResource } from '../kubernetes/pod-resources';
import { add, amountOf, amountsOf, raise, type Amounts } from './amounts';

export interface RequestOptions {
  /** Count what the kubelet says it has given (in-place resize). */
  readonly status?: boolean;
  /** The same for `spec.resources` (gate InPlacePodLevelResourcesVerticalScaling, on since 1.36). */
  readonly podLevelStatus?: boolean;
  /** Whether `spec.resources` counts. */
  readonly podLevel?: boolean;
  /** What a container counts that says nothing of these resources; an explicit 0 stays 0. */
  readonly missing?: Amounts;
}

/** 100m and 200 MiB: what the scheduler takes for silence (pkg/scheduler/util/pod_resources.go). */
export const silentCpu = 100;
export const silentMemory = 209_715_200;

/**
 * What a pod asks for with overhead (component-helpers/resource, PodRequests): the containers and native sidecars beside
 * each other, or more while an init container runs beside the sidecars before it; `spec.resources` instead where it says.
 */
export function podRequests(pod: PlainRecord, options: RequestOptions): Amounts {
  const [spec, status] = [asRecord(pod['spec']), asRecord(pod['status'])];
  const total = containerRequests(spec, status, options);
  if (options.podLevel) setPodLevel(total, spec, status, options);
  if (spec['overhead']) add(total, amountsOf(spec['overhead']));
  return total;
}

/** Whether `spec.resources` requests something it may (IsPodLevelRequestsSet). */
export function hasPodLevelRequests(pod: PlainRecord): boolean {
  const { resources } = asRecord(pod['spec']);
  return isRecord(resources) && Object.keys(asRecord(resources['requests'])).some(isPodLevelResource);
}

/**
 * Whether some container says nothing of one of these resources, so that `missing` counts; also where a resize that cannot be
 * done keeps what a container says from counting.
 */
export function hasSilence(pod: PlainRecord, resources: Iterable<string>): boolean {
  const [spec, status] = [asRecord(pod['spec']), asRecord(pod['status'])];
  if (isInfeasible(status)) return true;
  const names = [...resources];
  const isSilent = (container: unknown): boolean => {
    const requests = asRecord(asRecord(asRecord(container)['resources'])['requests']);
    return names.some(name => amountOf(name, requests[name]) === undefined);
  };
  return asList(spec['containers']).some(isSilent) || asList(spec['initContainers']).some(isSilent);
}

function containerRequests(spec: PlainRecord, status: PlainRecord, options: RequestOptions): Amounts {
  const total: Amounts = new Map();
  const infeasible = options.status === true && isInfeasible(status);
  const of = (container: PlainRecord, list: string): Amounts =>
    filled(options.status ? effective(container, status[list], infeasible) : requestsOf(container), options.missing);
  for (const container of asList(spec['containers'])) add(total, of(asRecord(container), 'containerStatuses'));
  const inits = asList(spec['initContainers']);
  if (inits.length === 0) return total;
  const [sidecars, starting]: [Amounts, Amounts] = [new Map(), new Map()];
  for (const item of inits) {
    const container = asRecord(item);
    if (container['restartPolicy'] === 'Always') {
      const requests = of(container, 'initContainerStatuses');
      add(total, requests);
      add(sidecars, requests);
      raise(starting, sidecars);
    } else {
      const requests = new Map(filled(requestsOf(container), options.missing));
      add(requests, sidecars);
      raise(starting, requests);
    }
  }
  raise(total, starting);
  return total;
}

function requestsOf(container: PlainRecord): Amounts {
  return amountsOf(asRecord(container['resources'])['requests']);
}

function filled(requests: Amounts, missing: Amounts | undefined): Amounts {
  if (!missing) return requests;
  for (const [name, amount] of missing) if (!requests.has(name)) requests.set(name, amount);
  return requests;
}

/** The most of what is asked for, allocated and given; an infeasible resize is not counted (determineEffectiveRequests). */
function effective(container: PlainRecord, statuses: unknown, infeasible: boolean): Amounts {
  const name = asString(container['name']);
  const found = asRecord(asList(statuses).find(one => asRecord(one)['name'] === name));
  if (!isRecord(found['resources'])) return requestsOf(container);
  const requests = infeasible ? new Map<string, number>() : requestsOf(container);
  raise(requests, requestsOf(found));
  raise(requests, amountsOf(found['allocatedResources']));
  return requests;
}

function isInfeasible(status: PlainRecord): boolean {
  const pending = asList(status['conditions']).find(one => asRecord(one)['type'] === 'PodResizePending');
  return asRecord(pending)['reason'] === 'Infeasible';
}

function setPodLevel(total: Amounts, spec: PlainRecord, status: PlainRecord, options: RequestOptions): void {
  const own = amountsOf(asRecord(spec['resources'])['requests']);
  const given = options.status && options.podLevelStatus && isRecord(status['resources']);
  const counted = new Map(given && isInfeasible(status) ? [] : own);
  if (given) {
    raise(counted, amountsOf(asRecord(status['resources'])['requests']));
    raise(counted, amountsOf(status['allocatedResources']));
  }
  for (const name of own.keys()) if (isPodLevelResource(name)) total.set(name, counted.get(name) ?? 0);
}
