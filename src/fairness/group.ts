import { asString, groupOf, type KubernetesObject } from '../kubernetes/object';

/** API group of FlowSchema and PriorityLevelConfiguration. */
export const flowControlGroup = 'flowcontrol.apiserver.k8s.io';

export type FlowControlKind = 'FlowSchema' | 'PriorityLevelConfiguration';

/** True for an object of any version of the flowcontrol group. */
export function isFlowControl(object: KubernetesObject): boolean {
  return groupOf(object) === flowControlGroup;
}

/** True for one kind of the group, in any version. */
export function isFlowControlKind(object: KubernetesObject, kind: FlowControlKind): boolean {
  return object.kind === kind && isFlowControl(object);
}

/** True for the version that API servers serve today. */
export function isServed(object: KubernetesObject): boolean {
  return asString(object.apiVersion) === `${flowControlGroup}/v1`;
}
