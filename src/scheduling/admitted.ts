import { asList, asRecord, isRecord, labelsOf, type KubernetesObject, type PlainRecord } from '../kubernetes/object';
import { countPod } from '../kubernetes/pod-resources';

/**
 * A pod as the API server would store it, as far as scheduling sees: limits become requests (SetDefaults_Pod), the keys of
 * matchLabelKeys and mismatchLabelKeys become expressions (registry/core/pod/strategy.go), and nodes that are not ready are
 * borne for a while (admission plugin DefaultTolerationSeconds). One that has a uid has been there.
 */
export function admitted(pod: KubernetesObject): KubernetesObject {
  const [metadata, spec] = [asRecord(pod.metadata), asRecord(pod['spec'])];
  if (typeof metadata['uid'] === 'string') return pod;
  const labels = labelsOf(pod);
  return {
    ...pod,
    metadata: { ...metadata, namespace: metadata['namespace'] ?? 'default' },
    spec: {
      ...spec,
      containers: asList(spec['containers']).map(withRequests),
      initContainers: asList(spec['initContainers']).map(withRequests),
      ...podLevel(spec),
      ...(isRecord(spec['affinity']) && { affinity: keyedAffinity(spec['affinity'], labels) }),
      topologySpreadConstraints: asList(spec['topologySpreadConstraints']).map(one => keyed(one, labels)),
      tolerations: [...asList(spec['tolerations']), ...patience(asList(spec['tolerations']).map(asRecord))],
    },
  };
}

function withRequests(item: unknown): PlainRecord {
  const container = asRecord(item);
  const { limits, requests } = asRecord(container['resources']);
  return { ...container, resources: { limits, requests: { ...asRecord(limits), ...asRecord(requests) } } };
}

function podLevel(spec: PlainRecord): PlainRecord {
  const requests = isRecord(spec['resources']) ? countPod(spec)?.pod?.requests : undefined;
  if (!requests) return {};
  const written = Object.fromEntries([...requests].map(([name, nano]) => [name, `${nano}n`]));
  return { resources: { ...asRecord(spec['resources']), requests: written } };
}

const lists = ['requiredDuringSchedulingIgnoredDuringExecution', 'preferredDuringSchedulingIgnoredDuringExecution'];

function keyedAffinity(affinity: PlainRecord, labels: Readonly<Record<string, string>>): PlainRecord {
  const term = (item: unknown): unknown => {
    const { podAffinityTerm } = asRecord(item);
    return podAffinityTerm
      ? { ...asRecord(item), podAffinityTerm: keyed(podAffinityTerm, labels) }
      : keyed(item, labels);
  };
  const both = ['podAffinity', 'podAntiAffinity'].filter(name => isRecord(affinity[name]));
  const entries = both.map(name => {
    const of = asRecord(affinity[name]);
    return [name, { ...of, ...Object.fromEntries(lists.map(list => [list, asList(of[list]).map(term)])) }];
  });
  return { ...affinity, ...Object.fromEntries(entries) };
}

/** A term or constraint whose selector also asks for the pod's own values of these keys. */
function keyed(item: unknown, labels: Readonly<Record<string, string>>): PlainRecord {
  const term = asRecord(item);
  const { matchLabelKeys, mismatchLabelKeys, labelSelector } = term;
  const asked = (keys: unknown, operator: string): readonly unknown[] =>
    asList(keys)
      .map(String)
      .flatMap(key => (Object.hasOwn(labels, key) ? [{ key, operator, values: [labels[key]] }] : []));
  const more = [...asked(matchLabelKeys, 'In'), ...asked(mismatchLabelKeys, 'NotIn')];
  if (more.length === 0 || !isRecord(labelSelector)) return term;
  const matchExpressions = [...asList(labelSelector['matchExpressions']), ...more];
  return { ...term, labelSelector: { ...labelSelector, matchExpressions } };
}

/** plugin/pkg/admission/defaulttolerationseconds: five minutes for nodes that are not ready or not reached. */
function patience(tolerations: readonly PlainRecord[]): readonly PlainRecord[] {
  return ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
    .filter(
      key => !tolerations.some(one => (one['key'] ?? key) === key && (one['effect'] ?? 'NoExecute') === 'NoExecute'),
    )
    .map(key => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }));
}
