import { asRecord, asString, isRecord, type PlainRecord } from './object';
import { containersOf, type ContainerPlace } from './pod-specs';
import { amountsOf, completed, type Amounts } from './resource-list';

export interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

export interface CountedContainer extends Resources {
  readonly name: string;
  readonly role: ContainerPlace['role'];
}

/** A pod's requests and limits as the API server stores them. */
export interface CountedPod {
  readonly containers: readonly CountedContainer[];
  /** `spec.resources`, of the pod as a whole. */
  readonly pod?: Resources;
}

const nowhere = { path: [], metadata: {}, metadataPath: [], bare: false };
const none: Resources = { requests: new Map(), limits: new Map() };

/** Resources that `spec.resources` may have (component-helpers/resource, IsSupportedPodLevelResource). */
export function isPodLevelResource(name: string): boolean {
  return name === 'cpu' || name === 'memory' || name.startsWith('hugepages-');
}

/**
 * The resources of a pod after the API server's defaults (SetDefaults_Pod: limits become requests, also of the pod as a
 * whole) and after `defaults` of a LimitRange, which admission fills in last. `undefined` when an amount cannot be known.
 */
export function countPod(spec: PlainRecord, defaults: Resources = none): CountedPod | undefined {
  const places = containersOf({ ...nowhere, spec });
  const containers: CountedContainer[] = [];
  for (const { container, role } of places) {
    const own = written(container['resources']);
    if (!own) return undefined;
    containers.push({ ...own, name: asString(container['name']) ?? '', role });
  }
  const ofPod = podLevel(spec['resources'], containers);
  if (ofPod === 'unknown') return undefined;
  const filled = containers.map(container => ({
    ...container,
    requests: completed(container.requests, defaults.requests),
    limits: completed(container.limits, defaults.limits),
  }));
  return { containers: filled, ...(ofPod ? { pod: ofPod } : {}) };
}

function written(resources: unknown): Resources | undefined {
  if (resources !== undefined && resources !== null && !isRecord(resources)) return undefined;
  const [requests, limits] = [amountsOf(asRecord(resources)['requests']), amountsOf(asRecord(resources)['limits'])];
  return requests && limits && { requests: completed(requests, limits), limits };
}

/** With limits, requests left out are those of the containers, else the limits (defaultPodRequests). */
function podLevel(resources: unknown, containers: readonly CountedContainer[]): Resources | undefined | 'unknown' {
  if (resources === undefined || resources === null) return undefined;
  if (!isRecord(resources)) return 'unknown';
  const [requests, limits] = [amountsOf(resources['requests']), amountsOf(resources['limits'])];
  if (!requests || !limits) return 'unknown';
  if (limits.size === 0) return { requests, limits };
  const sum = [...aggregate(containers, 'requests')].filter(([name]) => name === 'cpu' || name === 'memory');
  return { requests: completed(completed(requests, new Map(sum)), limits), limits };
}

/**
 * What the containers take together: the regular ones and native sidecars beside each other, or more while an init
 * container runs beside the sidecars started before it (component-helpers/resource, AggregateContainerRequests).
 */
export function aggregate(containers: readonly CountedContainer[], list: keyof Resources): Amounts {
  const running = new Map<string, bigint>();
  const sidecars = new Map<string, bigint>();
  const starting = new Map<string, bigint>();
  for (const { role, [list]: amounts } of containers) {
    for (const [name, amount] of amounts) {
      if (role !== 'init') running.set(name, (running.get(name) ?? 0n) + amount);
      if (role === 'sidecar') sidecars.set(name, (sidecars.get(name) ?? 0n) + amount);
      const before = sidecars.get(name) ?? 0n;
      if (role === 'init') starting.set(name, larger(starting.get(name), before + amount));
    }
  }
  for (const [name, amount] of starting) running.set(name, larger(running.get(name), amount));
  return running;
}

/** What a pod counts for with the scheduler and with quotas: its own amounts, else those of its containers. */
export function podTotal({ containers, pod }: CountedPod, list: keyof Resources): Amounts {
  const own = [...(pod?.[list] ?? [])].filter(([name]) => isPodLevelResource(name));
  return completed(new Map(own), aggregate(containers, list));
}

function larger(left: bigint | undefined, right: bigint): bigint {
  return left !== undefined && left > right ? left : right;
}
