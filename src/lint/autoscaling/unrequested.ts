import { podContainers, podTemplates, type Container } from '../containers';
import { isDefaulted } from '../limit-range';
import { isPatch } from '../patch';
import { isResourceKnown } from '../resources';
import type { LintContext, LintObject } from '../rule';

/**
 * The containers that keep a utilization from being reckoned because they request none of `resource`: of all regular
 * containers and native sidecars, or of the one called `only`. As podautoscaler/replica_calculator.go has it: one container
 * without a request is an error, unless the pod has requests of its own, which then count. A limit counts as request, and
 * so does what a LimitRange gives.
 */
export function unrequested(
  target: LintObject,
  resource: string,
  only: string | undefined,
  context: LintContext,
): readonly Container[] {
  if (isPatch(target) || isDefaulted('requests', resource, target, context)) return [];
  const running = podContainers(target).filter(
    ({ role, name }) => role !== 'init' && (only === undefined || name === only),
  );
  const missing = running.filter(({ resources }) => !isResourceKnown(resource, resources));
  return only === undefined && isReckonedForPod(target, resource, missing.length < running.length) ? [] : missing;
}

/** With requests for the whole pod, what it does not say itself is summed over the containers that do. */
function isReckonedForPod(target: LintObject, resource: string, someRequest: boolean): boolean {
  return podTemplates(target).some(({ pod: { resources } }) => {
    if (isResourceKnown(resource, resources)) return true;
    return someRequest && ['cpu', 'memory'].some(other => isResourceKnown(other, resources));
  });
}
