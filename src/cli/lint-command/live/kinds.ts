/** A kind of which live objects are read, and its group. */
export interface LiveKind {
  readonly group: string;
  readonly kind: string;
  /** Looked at for the sake of others only. */
  readonly linksOnly?: true;
}

/**
 * Every kind that rules look at, owners before what they own. Secrets and ConfigMaps are not among them, so that nothing
 * is read that nobody needs.
 */
export const liveKinds: readonly LiveKind[] = [
  { group: 'apps', kind: 'Deployment' },
  { group: 'apps', kind: 'StatefulSet' },
  { group: 'apps', kind: 'DaemonSet' },
  { group: 'batch', kind: 'CronJob' },
  { group: 'argoproj.io', kind: 'Rollout' },
  { group: 'serving.knative.dev', kind: 'Service' },
  { group: 'apps.openshift.io', kind: 'DeploymentConfig' },
  { group: '', kind: 'ReplicationController' },
  { group: 'apps', kind: 'ReplicaSet' },
  { group: 'batch', kind: 'Job' },
  { group: '', kind: 'Pod' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ResourceQuota' },
  { group: '', kind: 'LimitRange' },
  { group: '', kind: 'ServiceAccount', linksOnly: true },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'keda.sh', kind: 'ScaledObject' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
  { group: 'flowcontrol.apiserver.k8s.io', kind: 'FlowSchema' },
  { group: 'flowcontrol.apiserver.k8s.io', kind: 'PriorityLevelConfiguration' },
  { group: 'scheduling.k8s.io', kind: 'PriorityClass', linksOnly: true },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', linksOnly: true },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding', linksOnly: true },
  { group: 'metallb.io', kind: 'IPAddressPool' },
  { group: 'metallb.io', kind: 'L2Advertisement' },
  { group: 'metallb.io', kind: 'BGPAdvertisement' },
];
