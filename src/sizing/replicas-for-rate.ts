/** What a service is expected to bear, and what was measured of it. */
export interface ExpectedLoad {
  /** Requests a second at the peak. */
  readonly rate: number;
  /** CPU seconds that one request takes. */
  readonly cpuPerRequest: number;
  /** CPU cores that a pod takes without requests. */
  readonly idleCpu?: number;
  /** Share of its request that a pod should use at the peak (an HPA's target): 0 to 1. */
  readonly targetUse: number;
  /** Pods that may be missing at the peak (a lost node, a rollout) without overload. */
  readonly spare?: number;
}

/** How many replicas of a request bear a load. */
export interface ReplicasForRate {
  readonly replicas: number;
  /** Cores that the load takes in all. */
  readonly cores: number;
  /** Share of its request that each pod uses when all are there. */
  readonly use: number;
  /** Requests a second that one pod bears at the target. */
  readonly ratePerPod: number;
}

/** Replicas with a CPU request (cores) that bear the load; `undefined` when a pod has no room beyond what it takes idle. */
export function replicasForRate(load: ExpectedLoad, request: number): ReplicasForRate | undefined {
  const { rate, cpuPerRequest, idleCpu = 0, targetUse, spare = 0 } = load;
  const ratePerPod = (request * targetUse - idleCpu) / cpuPerRequest;
  if (!(ratePerPod > 0)) return undefined;
  const replicas = Math.max(1, Math.ceil(rate / ratePerPod - 1e-9)) + spare;
  const cores = rate * cpuPerRequest + replicas * idleCpu;
  return { replicas, cores, use: cores / (replicas * request), ratePerPod };
}
