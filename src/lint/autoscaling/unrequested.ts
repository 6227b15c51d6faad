import { asString, type PlainRecord } from '../../kubernetes/object';
import { containersOf, type ContainerPlace } from '../../kubernetes/pod-specs';
import { podTemplates, type PodTemplate } from '../containers';
import { isResourceKnown } from '../resources';
import type { LintObject } from '../rule';
import { isWholeContainer } from '../whole-workload';

/**
 * The containers that keep a utilization from being reckoned because they request none of `resource`: of all regular
 * containers and native sidecars, or of the one called `only`. As podautoscaler/replica_calculator.go has it: one container
 * without a request is an error, unless the pod has requests of its own, which then count. A limit counts as request.
 */
export function unrequested(target: LintObject, resource: string, only?: string): readonly ContainerPlace[] {
  return podTemplates(target).flatMap(template => {
    const running = runningContainers(template).filter(
      ({ container }) => only === undefined || container['name'] === only,
    );
    if (!running.every(isWholeContainer)) return [];
    const missing = running.filter(({ container }) => !isResourceKnown(resource, container['resources']));
    return only === undefined && isReckonedForPod(template, resource, missing.length < running.length) ? [] : missing;
  });
}

function runningContainers({ pod, podPath }: PodTemplate): readonly ContainerPlace[] {
  return containersOf({ spec: pod, path: podPath }).filter(({ role }) => role !== 'init');
}

/** With requests for the whole pod, what it does not say itself is summed over the containers that do. */
function isReckonedForPod({ pod }: PodTemplate, resource: string, someRequest: boolean): boolean {
  const { resources } = pod;
  if (isResourceKnown(resource, resources)) return true;
  const own = ['cpu', 'memory'].some(other => isResourceKnown(other, resources));
  return own && someRequest;
}

/** `"web"`, `"web", "log"`, for a message. */
export function quotedNames(containers: readonly { readonly container: PlainRecord }[]): string {
  return containers.map(({ container }) => `"${asString(container['name']) ?? ''}"`).join(', ');
}
