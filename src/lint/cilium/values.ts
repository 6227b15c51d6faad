import { asList, asRecord, asString, groupOf, isRecord, nameOf, type PlainRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { yamlIn } from '../yaml-in';

/** Helm values of Cilium and where they stand in their document. */
export interface CiliumValuesPart {
  readonly object: PlainRecord;
  readonly path: Path;
}

/** Top-level values that hardly another chart has. Source: the Helm reference of Cilium 1.18 and 1.14. */
const telling: readonly string[] = [
  ...['autoDirectNodeRoutes', 'bandwidthManager', 'bgpControlPlane', 'bpf', 'bpfClockProbe', 'clustermesh', 'cni'],
  ...[
    'conntrackGCInterval',
    'enableIPv4Masquerade',
    'enableIPv6Masquerade',
    'endpointRoutes',
    'hostFirewall',
    'hubble',
  ],
  ...['identityAllocationMode', 'ipam', 'ipv4NativeRoutingCIDR', 'ipv6NativeRoutingCIDR', 'k8sClientRateLimit'],
  ...['k8sServiceHost', 'kubeProxyReplacement', 'l2announcements', 'l7Proxy', 'localRedirectPolicy', 'operator'],
  ...['policyEnforcementMode', 'routingMode', 'socketLB', 'tunnel', 'tunnelProtocol'],
];
/** Names that charts of other CNIs use as well: they help the others, but do not carry the decision. */
const shared: readonly string[] = ['cni', 'operator', 'ipam', 'bpf', 'tunnel', 'k8sServiceHost'];

/** Whether a mapping is surely Cilium's values: three of its own keys together, two of which no other chart has. */
export function isCiliumValues(value: unknown): value is PlainRecord {
  if (!isRecord(value) || 'apiVersion' in value || 'kind' in value) return false;
  const found = telling.filter(key => key in value);
  const own = found.filter(key => !shared.includes(key));
  const routed = 'ipv4NativeRoutingCIDR' in value || 'ipv6NativeRoutingCIDR' in value || hasOwnShape(value);
  return own.length >= 2 || (own.length === 1 && routed && found.length >= 2);
}

/** Keys that are shared by name, with a content that only Cilium's have. */
function hasOwnShape({ ipam, bpf }: PlainRecord): boolean {
  return 'clusterPoolIPv4PodCIDRList' in asRecord(asRecord(ipam)['operator']) || 'mapDynamicSizeRatio' in asRecord(bpf);
}

/** Every place of a document where values of Cilium stand: a values.yaml, a chart around Cilium's, an object that installs it. */
export function ciliumValuesIn(value: PlainRecord): readonly CiliumValuesPart[] {
  if (typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string') return installed(value);
  if (isCiliumValues(value)) return [{ object: value, path: [] }];
  return isCiliumValues(value['cilium']) ? [{ object: value['cilium'], path: ['cilium'] }] : [];
}

function installed(object: PlainRecord): readonly CiliumValuesPart[] {
  const group = groupOf(object);
  const spec = asRecord(object['spec']);
  if (object['kind'] === 'HelmRelease' && /^helm\.(toolkit\.)?fluxcd\.io$/.test(group)) {
    return isCilium(fluxChart(spec)) ? partAt(spec['values'], ['spec', 'values']) : [];
  }
  if (object['kind'] === 'Application' && group === 'argoproj.io') return argoParts(spec);
  if (object['kind'] === 'HelmChart' && group === 'helm.cattle.io' && isCilium(spec['chart'])) {
    return partAt(spec['valuesContent'], ['spec', 'valuesContent']);
  }
  if (object['kind'] === 'HelmChartConfig' && nameOf(object) === 'rke2-cilium') {
    return partAt(spec['valuesContent'], ['spec', 'valuesContent']);
  }
  return [];
}

function fluxChart(spec: PlainRecord): unknown {
  const chart = asRecord(spec['chart']);
  return asRecord(chart['spec'])['chart'] ?? chart['name'] ?? asRecord(spec['chartRef'])['name'];
}

/** Sources of an Argo CD Application; `valuesObject` wins over `values`, as Argo CD has it. */
function argoParts(spec: PlainRecord): readonly CiliumValuesPart[] {
  const sources = asList(spec['sources']).map((source, index) => ({ source, path: ['spec', 'sources', index] }));
  return [{ source: spec['source'], path: ['spec', 'source'] }, ...sources].flatMap(({ source, path }) => {
    const { chart, path: folder, helm } = asRecord(source);
    if (!isCilium(chart ?? folder)) return [];
    const { valuesObject, values } = asRecord(helm);
    const structured = partAt(valuesObject, [...path, 'helm', 'valuesObject']);
    return structured.length > 0 ? structured : partAt(values, [...path, 'helm', 'values']);
  });
}

/** `cilium`, `cilium/cilium`, `./charts/cilium`. */
function isCilium(chart: unknown): boolean {
  return asString(chart)?.replace(/\/$/, '').split('/').at(-1) === 'cilium';
}

function partAt(value: unknown, path: Path): readonly CiliumValuesPart[] {
  const object = typeof value === 'string' ? yamlIn(value) : value;
  return isRecord(object) ? [{ object, path }] : [];
}
