import {
  asList,
  asRecord,
  asString,
  groupOf,
  isRecord,
  nameOf,
  namespaceOf,
  type PlainRecord,
} from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import type { LintObject } from '../rule';
import { longestText } from '../workspace/compact';
import { yamlIn } from '../yaml-in';

/** A configuration of a component of the cluster, standing alone or as a text inside another object. */
export interface ComponentConfig {
  readonly kind: string;
  /** Undefined in patches of kind that leave it out. */
  readonly apiVersion: string | undefined;
  readonly config: PlainRecord;
  /** Absolute in its document; it may go on inside a text. */
  readonly path: Path;
}

const groups: Readonly<Record<string, string>> = {
  ClusterConfiguration: 'kubeadm.k8s.io',
  InitConfiguration: 'kubeadm.k8s.io',
  JoinConfiguration: 'kubeadm.k8s.io',
  KubeletConfiguration: 'kubelet.config.k8s.io',
  KubeProxyConfiguration: 'kubeproxy.config.k8s.io',
};
/** Kinds of the objects that configure components of a cluster, or hold such configurations: also the static pods. */
export const clusterKinds: readonly string[] = [...Object.keys(groups), 'Cluster', 'ConfigMap', 'Pod'];
/** ConfigMaps of kube-system that hold such a configuration, and under which key. Source: kubeadm. */
const configMaps: readonly (readonly [name: RegExp, key: string])[] = [
  [/^kubeadm-config$/, 'ClusterConfiguration'],
  [/^kube-proxy$/, 'config.conf'],
  [/^kubelet-config(-1\.\d+)?$/, 'kubelet'],
];

/** True for the config of a kind cluster; Cluster API and kops have a Cluster of their own. */
export function isKindCluster({ form, object }: LintObject): boolean {
  return form === 'object' && object.kind === 'Cluster' && groupOf(object) === 'kind.x-k8s.io';
}

/** True when a neighbour holds configurations that cannot be seen from here. */
export function isPartlyHidden({ file, object }: LintObject): boolean {
  if (file === undefined) return false;
  if (object.kind === 'ConfigMap') return object['data'] === undefined;
  const holders = [object, ...asList(object['nodes']).map(asRecord)];
  return holders.some(holder => asList(holder['kubeadmConfigPatches']).some(isCut));
}

/** The index of a workspace cuts long texts. */
function isCut(text: unknown): boolean {
  return typeof text !== 'string' || text.length >= longestText;
}

const known = new WeakMap<LintObject, readonly ComponentConfig[]>();

/** The configurations that an object is or holds. */
export function componentConfigs(target: LintObject): readonly ComponentConfig[] {
  const before = known.get(target);
  if (before) return before;
  const found = target.form === 'object' ? read(target) : [];
  known.set(target, found);
  return found;
}

function read(target: LintObject): readonly ComponentConfig[] {
  const { object, path } = target;
  if (isKindCluster(target)) {
    if (isPartlyHidden(target)) return [];
    const nodes = asList(object['nodes']).flatMap((node, index) => patches(asRecord(node), [...path, 'nodes', index]));
    return [...patches(object, path), ...nodes];
  }
  if (object.kind === 'ConfigMap' && groupOf(object) === '') return mapped(target);
  const isOwn = groupOf(object) === groups[String(object.kind)];
  return isOwn ? config(object, path) : [];
}

function patches(holder: PlainRecord, path: Path): readonly ComponentConfig[] {
  return asList(holder['kubeadmConfigPatches']).flatMap((text, index) =>
    textConfig(text, [...path, 'kubeadmConfigPatches', index]),
  );
}

function mapped({ object, path }: LintObject): readonly ComponentConfig[] {
  const [, key = ''] = configMaps.find(([name]) => name.test(nameOf(object) ?? '')) ?? [];
  if (key === '' || (namespaceOf(object) ?? 'kube-system') !== 'kube-system') return [];
  return textConfig(asRecord(object['data'])[key], [...path, 'data', key]);
}

function textConfig(text: unknown, path: Path): readonly ComponentConfig[] {
  const value = typeof text === 'string' ? yamlIn(text) : undefined;
  return isRecord(value) ? config(value, path) : [];
}

function config(value: PlainRecord, path: Path): readonly ComponentConfig[] {
  const kind = asString(value['kind']) ?? '';
  return Object.hasOwn(groups, kind) ? [{ kind, apiVersion: asString(value['apiVersion']), config: value, path }] : [];
}
