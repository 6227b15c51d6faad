import { asList, asRecord, asString, type KubernetesObject } from '../../kubernetes/object';
import { quantityToNumber } from '../../kubernetes/quantity';
import { readAmount } from '../../kubernetes/resource-list';

/** Memory limits, bytes, at which containers of a pod were killed, by container. */
export type Kills = ReadonlyMap<string, readonly number[]>;

/** What the last and present states of a pod's containers say. */
export function killedForMemory(pod: KubernetesObject): Kills {
  const limits = memoryLimits(pod);
  const killed = new Map<string, readonly number[]>();
  for (const status of asList(asRecord(pod['status'])['containerStatuses'])) {
    const { name, state, lastState } = asRecord(status);
    const container = asString(name) ?? '';
    const limit = limits.get(container);
    if (limit !== undefined && [state, lastState].some(endedForMemory)) killed.set(container, [limit]);
  }
  return killed;
}

function endedForMemory(state: unknown): boolean {
  return asRecord(asRecord(state)['terminated'])['reason'] === 'OOMKilled';
}

function memoryLimits(pod: KubernetesObject): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const container of asList(asRecord(pod['spec'])['containers'])) {
    const { name, resources } = asRecord(container);
    const amount = readAmount(asRecord(asRecord(resources)['limits'])['memory']);
    if (amount) limits.set(asString(name) ?? '', quantityToNumber(amount));
  }
  return limits;
}
