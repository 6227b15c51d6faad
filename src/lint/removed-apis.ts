/** A group, version and kind that API servers do not serve any more. */
export interface RemovedApi {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** The first Kubernetes release without it. */
  readonly removed: string;
  /** The apiVersion to write instead; absent when there is none. */
  readonly instead?: string;
  /** How the object changes with the version: not at all, by a conversion in api-conversions.ts, or by hand. */
  readonly changes: 'none' | Conversion | Note;
}

/** Conversions that can be done by rule. */
export type Conversion =
  | 'shares'
  | 'ingress'
  | 'workload'
  | 'workload-defaults'
  | 'disruption-budget'
  | 'endpoint-slice'
  | 'access-review'
  | 'resource-metrics';
/** What a person has to change. */
export type Note = 'webhooks' | 'crd' | 'event' | 'csr' | 'psp' | 'pod-preset';

const access = ['LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SubjectAccessReview'];
const roles = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'];
const storage = ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'];
const webhooks = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
const flowControl = 'flowcontrol.apiserver.k8s.io';

/**
 * Built-in API versions that v1.36 does not serve. Sources: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 * and the prerelease-lifecycle markers of k8s.io/api.
 */
export const removedApis: readonly RemovedApi[] = [
  removed('1.32', `${flowControl}/v1beta3`, ['FlowSchema'], `${flowControl}/v1`),
  removed('1.32', `${flowControl}/v1beta3`, ['PriorityLevelConfiguration'], `${flowControl}/v1`, 'shares'),
  removed('1.29', `${flowControl}/v1beta2`, ['FlowSchema'], `${flowControl}/v1`),
  removed('1.29', `${flowControl}/v1beta2`, ['PriorityLevelConfiguration'], `${flowControl}/v1`, 'shares'),
  removed('1.26', `${flowControl}/v1beta1`, ['FlowSchema'], `${flowControl}/v1`),
  removed('1.26', `${flowControl}/v1beta1`, ['PriorityLevelConfiguration'], `${flowControl}/v1`, 'shares'),
  removed('1.21', `${flowControl}/v1alpha1`, ['FlowSchema'], `${flowControl}/v1`),
  removed('1.21', `${flowControl}/v1alpha1`, ['PriorityLevelConfiguration'], `${flowControl}/v1`, 'shares'),
  removed('1.27', 'storage.k8s.io/v1beta1', ['CSIStorageCapacity'], 'storage.k8s.io/v1'),
  removed('1.26', 'autoscaling/v2beta2', ['HorizontalPodAutoscaler'], 'autoscaling/v2'),
  removed('1.25', 'autoscaling/v2beta1', ['HorizontalPodAutoscaler'], 'autoscaling/v2', 'resource-metrics'),
  removed('1.25', 'batch/v1beta1', ['CronJob'], 'batch/v1'),
  removed('1.21', 'batch/v2alpha1', ['CronJob'], 'batch/v1'),
  removed('1.25', 'discovery.k8s.io/v1beta1', ['EndpointSlice'], 'discovery.k8s.io/v1', 'endpoint-slice'),
  removed('1.25', 'events.k8s.io/v1beta1', ['Event'], 'events.k8s.io/v1', 'event'),
  removed('1.25', 'policy/v1beta1', ['PodDisruptionBudget'], 'policy/v1', 'disruption-budget'),
  removed('1.25', 'policy/v1beta1', ['PodSecurityPolicy'], undefined, 'psp'),
  removed('1.16', 'extensions/v1beta1', ['PodSecurityPolicy'], undefined, 'psp'),
  removed('1.25', 'node.k8s.io/v1beta1', ['RuntimeClass'], 'node.k8s.io/v1'),
  removed('1.22', 'admissionregistration.k8s.io/v1beta1', webhooks, 'admissionregistration.k8s.io/v1', 'webhooks'),
  removed('1.22', 'apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition'], 'apiextensions.k8s.io/v1', 'crd'),
  removed('1.22', 'apiregistration.k8s.io/v1beta1', ['APIService'], 'apiregistration.k8s.io/v1'),
  removed('1.22', 'authentication.k8s.io/v1beta1', ['TokenReview'], 'authentication.k8s.io/v1'),
  removed('1.22', 'authorization.k8s.io/v1beta1', access, 'authorization.k8s.io/v1', 'access-review'),
  removed('1.22', 'certificates.k8s.io/v1beta1', ['CertificateSigningRequest'], 'certificates.k8s.io/v1', 'csr'),
  removed('1.22', 'coordination.k8s.io/v1beta1', ['Lease'], 'coordination.k8s.io/v1'),
  removed('1.22', 'extensions/v1beta1', ['Ingress'], 'networking.k8s.io/v1', 'ingress'),
  removed('1.22', 'networking.k8s.io/v1beta1', ['Ingress'], 'networking.k8s.io/v1', 'ingress'),
  removed('1.22', 'networking.k8s.io/v1beta1', ['IngressClass'], 'networking.k8s.io/v1'),
  removed('1.22', 'rbac.authorization.k8s.io/v1beta1', roles, 'rbac.authorization.k8s.io/v1'),
  removed('1.22', 'scheduling.k8s.io/v1beta1', ['PriorityClass'], 'scheduling.k8s.io/v1'),
  removed('1.22', 'storage.k8s.io/v1beta1', storage, 'storage.k8s.io/v1'),
  removed('1.20', 'settings.k8s.io/v1alpha1', ['PodPreset'], undefined, 'pod-preset'),
  removed('1.16', 'extensions/v1beta1', ['NetworkPolicy'], 'networking.k8s.io/v1'),
  removed('1.16', 'extensions/v1beta1', ['DaemonSet', 'Deployment'], 'apps/v1', 'workload-defaults'),
  removed('1.16', 'extensions/v1beta1', ['ReplicaSet'], 'apps/v1', 'workload'),
  removed('1.16', 'apps/v1beta1', ['Deployment', 'StatefulSet'], 'apps/v1', 'workload-defaults'),
  removed('1.16', 'apps/v1beta1', ['ReplicaSet'], 'apps/v1', 'workload'),
  removed('1.16', 'apps/v1beta1', ['ControllerRevision'], 'apps/v1'),
  removed('1.16', 'apps/v1beta2', ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'], 'apps/v1', 'workload'),
  removed('1.16', 'apps/v1beta2', ['ControllerRevision'], 'apps/v1'),
];

function removed(
  release: string,
  apiVersion: string,
  kinds: readonly string[],
  instead: string | undefined,
  changes: RemovedApi['changes'] = 'none',
): RemovedApi {
  return { apiVersion, kinds, removed: release, ...(instead === undefined ? {} : { instead }), changes };
}

const byVersion = new Map<string, readonly RemovedApi[]>();
for (const api of removedApis) byVersion.set(api.apiVersion, [...(byVersion.get(api.apiVersion) ?? []), api]);

/** What is known of a kind in a version that is gone; `undefined` when it is served, or nobody knows it. */
export function removedApi(apiVersion: string, kind: string): RemovedApi | undefined {
  return byVersion.get(apiVersion)?.find(({ kinds }) => kinds.includes(kind));
}
