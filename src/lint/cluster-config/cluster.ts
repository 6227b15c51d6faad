import { parseCidr, type Cidr } from '../../kubernetes/cidr';
import { asList, asRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import type { LintContext, LintObject } from '../rule';
import { ofKind } from '../of-kind';
import { componentConfigs, isKindCluster } from './component-configs';
import { flagsOf, type Flag } from './flags';

/** A range of pod addresses and where it is written. */
export interface PodRange {
  readonly of: LintObject;
  readonly cidr: Cidr;
  readonly path: Path;
  /** The whole text there, which may hold one range of each family. */
  readonly text: string;
}

/** What an object says of the addresses of a cluster's pods. */
export interface Cluster {
  readonly of: LintObject;
  readonly ranges: readonly PodRange[];
  /** The size of a node's range where it is written, by family. */
  mask(family: 4 | 6): { readonly bits: number; readonly flag: Flag } | undefined;
  /** False when nodes get no range of the cluster's. */
  readonly allocates: boolean;
  /** For kind, whose config counts its nodes. */
  readonly kind?: { readonly nodes: number; readonly controlPlanes: number; readonly defaultNetwork: boolean };
}

/** The cluster that a config of kind or kubeadm, or a kube-controller-manager, describes. */
export function clusterOf(target: LintObject): Cluster | undefined {
  if (target.form !== 'object') return undefined;
  const configs = componentConfigs(target).filter(({ kind }) => kind === 'ClusterConfiguration');
  const flags = flagsOf(target).filter(({ component }) => component === 'kube-controller-manager');
  const isKind = isKindCluster(target);
  if (!isKind && configs.length === 0 && !flags.some(({ name }) => name === 'cluster-cidr')) return undefined;
  const written = [...(isKind ? [{ config: target.object, path: target.path }] : []), ...configs].map(
    ({ config, path }) => ({
      text: asRecord(config['networking'])['podSubnet'],
      path: [...path, 'networking', 'podSubnet'],
    }),
  );
  const flagged = flags.filter(({ name }) => name === 'cluster-cidr').map(({ value, path }) => ({ text: value, path }));
  const ranges = [...written, ...flagged].flatMap(({ text, path }) => rangesIn(target, text, path));
  return {
    ...{ of: target, ranges, mask: family => maskOf(flags, family) },
    allocates: !flags.some(({ name, value }) => name === 'allocate-node-cidrs' && value === 'false'),
    ...(isKind ? { kind: kindFacts(target) } : {}),
  };
}

function kindFacts({ object }: LintObject): NonNullable<Cluster['kind']> {
  const nodes = asList(object['nodes']);
  const controlPlanes = nodes.filter(node => asRecord(node)['role'] === 'control-plane').length;
  const defaultNetwork = asRecord(object['networking'])['disableDefaultCNI'] !== true;
  // Without a list of nodes kind makes one control plane.
  return { nodes: Math.max(nodes.length, 1), controlPlanes: Math.max(controlPlanes, 1), defaultNetwork };
}

/** Every range in a text such as `10.244.0.0/16,fd00:10:244::/56`. */
export function rangesIn(of: LintObject, text: unknown, path: Path): readonly PodRange[] {
  if (typeof text !== 'string') return [];
  return text.split(/[\s,]+/).flatMap(part => {
    const cidr = parseCidr(part);
    return cidr ? [{ of, cidr, path, text }] : [];
  });
}

function maskOf(flags: readonly Flag[], family: 4 | 6): ReturnType<Cluster['mask']> {
  const names = ['node-cidr-mask-size', `node-cidr-mask-size-ipv${family}`];
  const flag = flags.findLast(({ name, value }) => names.includes(name) && /^\d+$/.test(value));
  return flag && { bits: Number(flag.value), flag };
}

/** The clusters of this file and its neighbours. */
export function clustersIn(context: LintContext): readonly Cluster[] {
  return ['Cluster', 'ClusterConfiguration', 'ConfigMap', 'Pod']
    .flatMap(kind => ofKind(context, kind))
    .flatMap(target => clusterOf(target) ?? []);
}
