import { asRecord, groupOf, type KubernetesObject } from '../kubernetes/object';
import { podContainers, podTemplates, type Container } from './containers';
import type { LintObject } from './rule';

/** Kinds of apps/v1 that the API server takes only with a selector. */
const selecting = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

/**
 * True for a part of an object that something else completes: a kustomize patch, or the pod template of an operator. What
 * it lacks may be elsewhere, so a rule says nothing about it. Known by what the API server demands of every whole object:
 * a selector (apps/v1), and an image of each container; or by a `$patch` directive.
 */
export function isPatch(target: LintObject): boolean {
  const { object } = target;
  if (groupOf(object) === 'apps' && object.apiVersion !== 'apps/v1beta1' && selecting.includes(String(object.kind))) {
    const spec = asRecord(object['spec']);
    if (spec['selector'] === undefined || '$patch' in spec) return true;
  }
  return (
    '$patch' in object ||
    podTemplates(target).some(({ pod }) => '$patch' in pod) ||
    podContainers(target).some(container => isPartOfContainer(container, object))
  );
}

/** A bare Pod without an image is one that is being written: nobody patches Pods. */
function isPartOfContainer({ fields }: Container, { kind }: KubernetesObject): boolean {
  const isImageElsewhere = fields['image'] === undefined && kind !== 'Pod';
  return isImageElsewhere || '$patch' in fields || '$patch' in asRecord(fields['resources']);
}

/** True for the container of an Istio gateway: the injector puts its own in the place of `image: auto`, with resources. */
export function isInjected({ fields }: Container): boolean {
  return fields['image'] === 'auto';
}
