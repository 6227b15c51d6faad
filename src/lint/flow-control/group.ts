import { asString, type KubernetesObject } from '../../kubernetes/object';

/** API group of FlowSchema and PriorityLevelConfiguration. */
export const flowControlGroup = 'flowcontrol.apiserver.k8s.io';

/** True for an object of any version of the flowcontrol group. */
export function isFlowControl(object: KubernetesObject): boolean {
  return asString(object.apiVersion)?.startsWith(`${flowControlGroup}/`) ?? false;
}
