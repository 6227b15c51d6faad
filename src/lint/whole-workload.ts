import { asRecord, groupOf } from '../kubernetes/object';
import { containersOf, type ContainerPlace } from '../kubernetes/pod-specs';
import { podTemplates } from './containers';
import type { LintObject } from './rule';

/** False for a patch of kustomize, which leaves out what its base says: containers without an image, a workload without a selector. */
export function isWholeWorkload(target: LintObject): boolean {
  const { object } = target;
  const needsSelector = groupOf(object) === 'apps' && object.apiVersion === 'apps/v1';
  if (needsSelector && asRecord(object['spec'])['selector'] === undefined) return false;
  return podTemplates(target).every(({ pod, podPath }) => {
    const containers = containersOf({ spec: pod, path: podPath });
    return containers.length > 0 && containers.every(isWholeContainer);
  });
}

/** A container without an image is part of a patch. */
export function isWholeContainer({ container }: ContainerPlace): boolean {
  return container['image'] !== undefined;
}

/** Pods that run to their end serve nobody between. */
export function isJob({ object }: LintObject): boolean {
  return groupOf(object) === 'batch';
}
