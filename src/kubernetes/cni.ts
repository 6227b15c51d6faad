/** Whether a CNI obeys the bandwidth annotations of pods. */
export interface Cni {
  readonly name: string;
  /** `switch`: only when somebody has switched it on. */
  readonly bandwidth: 'yes' | 'no' | 'switch';
  /** What would make it obey, for a sentence. */
  readonly how?: string;
}

interface KnownCni extends Cni {
  readonly label: readonly [key: string, value: string];
}

/** By the labels of the agents that each runs on every node, as their own manifests write them. */
const known: readonly KnownCni[] = [
  {
    ...{ name: 'Cilium', bandwidth: 'switch', how: 'bandwidthManager.enabled=true' },
    label: ['k8s-app', 'cilium'],
  },
  { name: 'Calico', bandwidth: 'yes', label: ['k8s-app', 'calico-node'] },
  { name: 'Canal', bandwidth: 'yes', label: ['k8s-app', 'canal'] },
  {
    ...{ name: 'kindnet (kind)', bandwidth: 'no', how: 'another CNI, since its chain has no bandwidth plugin' },
    label: ['k8s-app', 'kindnet'],
  },
  {
    ...{ name: 'Flannel', bandwidth: 'no', how: 'the bandwidth plugin in its chain (/etc/cni/net.d)' },
    label: ['app', 'flannel'],
  },
  {
    ...{ name: 'Amazon VPC CNI', bandwidth: 'switch', how: 'ENABLE_BANDWIDTH_PLUGIN=true' },
    label: ['k8s-app', 'aws-node'],
  },
];

/** The CNI of a cluster by the labels of its pods; `undefined` for one that is not known, or several. */
export function cniOf(pods: Iterable<Readonly<Record<string, unknown>>>): Cni | undefined {
  const found = new Set<KnownCni>();
  for (const labels of pods) {
    for (const cni of known) if (labels[cni.label[0]] === cni.label[1]) found.add(cni);
  }
  const [only] = found;
  if (!only || found.size > 1) return undefined;
  const { name, bandwidth, how } = only;
  return { name, bandwidth, ...(how !== undefined && { how }) };
}
