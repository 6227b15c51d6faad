import { asString, type KubernetesObject } from './object';

/** Where the API server keeps a kind. */
export interface ApiKind {
  readonly resource: string;
  readonly namespaced: boolean;
}

const namespaced = true;
const clusterScoped = false;

/** Built-in kinds by `apiVersion/Kind`. Source: the API reference of Kubernetes v1.36. */
const builtIn: Readonly<Record<string, ApiKind>> = {
  'v1/ConfigMap': { resource: 'configmaps', namespaced },
  'v1/Endpoints': { resource: 'endpoints', namespaced },
  'v1/Event': { resource: 'events', namespaced },
  'v1/LimitRange': { resource: 'limitranges', namespaced },
  'v1/Namespace': { resource: 'namespaces', namespaced: clusterScoped },
  'v1/Node': { resource: 'nodes', namespaced: clusterScoped },
  'v1/PersistentVolume': { resource: 'persistentvolumes', namespaced: clusterScoped },
  'v1/PersistentVolumeClaim': { resource: 'persistentvolumeclaims', namespaced },
  'v1/Pod': { resource: 'pods', namespaced },
  'v1/PodTemplate': { resource: 'podtemplates', namespaced },
  'v1/ReplicationController': { resource: 'replicationcontrollers', namespaced },
  'v1/ResourceQuota': { resource: 'resourcequotas', namespaced },
  'v1/Secret': { resource: 'secrets', namespaced },
  'v1/Service': { resource: 'services', namespaced },
  'v1/ServiceAccount': { resource: 'serviceaccounts', namespaced },
  'admissionregistration.k8s.io/v1/MutatingWebhookConfiguration': {
    resource: 'mutatingwebhookconfigurations',
    namespaced: clusterScoped,
  },
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy': {
    resource: 'validatingadmissionpolicies',
    namespaced: clusterScoped,
  },
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding': {
    resource: 'validatingadmissionpolicybindings',
    namespaced: clusterScoped,
  },
  'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration': {
    resource: 'validatingwebhookconfigurations',
    namespaced: clusterScoped,
  },
  'apiextensions.k8s.io/v1/CustomResourceDefinition': {
    resource: 'customresourcedefinitions',
    namespaced: clusterScoped,
  },
  'apiregistration.k8s.io/v1/APIService': { resource: 'apiservices', namespaced: clusterScoped },
  'apps/v1/DaemonSet': { resource: 'daemonsets', namespaced },
  'apps/v1/Deployment': { resource: 'deployments', namespaced },
  'apps/v1/ReplicaSet': { resource: 'replicasets', namespaced },
  'apps/v1/StatefulSet': { resource: 'statefulsets', namespaced },
  'autoscaling/v2/HorizontalPodAutoscaler': { resource: 'horizontalpodautoscalers', namespaced },
  'batch/v1/CronJob': { resource: 'cronjobs', namespaced },
  'batch/v1/Job': { resource: 'jobs', namespaced },
  'discovery.k8s.io/v1/EndpointSlice': { resource: 'endpointslices', namespaced },
  'flowcontrol.apiserver.k8s.io/v1/FlowSchema': { resource: 'flowschemas', namespaced: clusterScoped },
  'flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration': {
    resource: 'prioritylevelconfigurations',
    namespaced: clusterScoped,
  },
  'coordination.k8s.io/v1/Lease': { resource: 'leases', namespaced },
  'networking.k8s.io/v1/Ingress': { resource: 'ingresses', namespaced },
  'networking.k8s.io/v1/IngressClass': { resource: 'ingressclasses', namespaced: clusterScoped },
  'networking.k8s.io/v1/NetworkPolicy': { resource: 'networkpolicies', namespaced },
  'node.k8s.io/v1/RuntimeClass': { resource: 'runtimeclasses', namespaced: clusterScoped },
  'policy/v1/PodDisruptionBudget': { resource: 'poddisruptionbudgets', namespaced },
  'rbac.authorization.k8s.io/v1/ClusterRole': { resource: 'clusterroles', namespaced: clusterScoped },
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': { resource: 'clusterrolebindings', namespaced: clusterScoped },
  'rbac.authorization.k8s.io/v1/Role': { resource: 'roles', namespaced },
  'rbac.authorization.k8s.io/v1/RoleBinding': { resource: 'rolebindings', namespaced },
  'scheduling.k8s.io/v1/PriorityClass': { resource: 'priorityclasses', namespaced: clusterScoped },
  'storage.k8s.io/v1/CSIDriver': { resource: 'csidrivers', namespaced: clusterScoped },
  'storage.k8s.io/v1/StorageClass': { resource: 'storageclasses', namespaced: clusterScoped },
  'storage.k8s.io/v1/VolumeAttachment': { resource: 'volumeattachments', namespaced: clusterScoped },
};

/** The resource of a built-in kind; `undefined` for others, whose resource only the API server's discovery knows. */
export function builtInKind(apiVersion: string, kind: string): ApiKind | undefined {
  return builtIn[`${apiVersion}/${kind}`];
}

/** The same for an object as written. */
export function builtInKindOf(object: KubernetesObject): ApiKind | undefined {
  return builtInKind(asString(object.apiVersion) ?? '', asString(object.kind) ?? '');
}

/** `/api/v1` for the core group, `/apis/<group>/<version>` for the others. */
export function apiRoot(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** Every built-in kind with its version. */
export const builtInKinds: readonly { readonly apiVersion: string; readonly kind: string }[] = Object.keys(builtIn).map(
  key => ({ apiVersion: key.slice(0, key.lastIndexOf('/')), kind: key.slice(key.lastIndexOf('/') + 1) }),
);
