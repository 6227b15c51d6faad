import type { Path } from '../../yaml/place';
import { ciliumOf, ciliumsIn, type Cilium } from '../cilium/settings';
import type { Change, LintContext, LintObject } from '../rule';
import { clusterOf, clustersIn, type Cluster } from './cluster';
import { isKindCluster, isPartlyHidden } from './component-configs';

/** The size of the range of pod addresses that each node gets, IPv4. */
export interface NodeMask {
  readonly bits: number;
  /** Pods surely get their addresses from it; otherwise their network plugin may have a way of its own. */
  readonly sure: boolean;
  readonly written?: { readonly of: LintObject; readonly path: Path; set(bits: number): Change };
}

/** Of kube-controller-manager for IPv4, and of Cilium's cluster pool. */
export const defaultNodeMask = 24;

/** What `target`, or the cluster around it, says of a node's range; `undefined` when it is not sure which. */
export function nodeMask(target: LintObject, context: LintContext): NodeMask | undefined {
  const own = ciliumOf(target);
  const ciliums = own ? [own] : isKindCluster(target) ? [] : ciliumsIn(context);
  if (ciliums.some(({ of }) => isPartlyHidden(of))) return undefined;
  if (ciliums.some(({ text }) => !['cluster-pool', 'kubernetes', undefined].includes(text('ipamMode'))))
    return undefined;
  const pools = ciliums.filter(hasPool).map(poolMask);
  if (pools.length > 0) return onlyOne(pools);
  const cluster = clusterOf(target);
  const clusters = cluster ? [cluster] : clustersIn(context);
  if (clusters.some(({ of, allocates }) => !allocates || isPartlyHidden(of))) return undefined;
  const usesRange = ciliums.some(({ text }) => text('ipamMode') === 'kubernetes');
  if (clusters.length === 0) return own ? undefined : { bits: defaultNodeMask, sure: false };
  return onlyOne(clusters.map(one => clusterMask(one, usesRange)));
}

function hasPool({ text, value }: Cilium): boolean {
  const isWritten = value('pool4') !== undefined || text('poolMask4') !== undefined;
  return text('ipamMode') === 'cluster-pool' || (text('ipamMode') === undefined && isWritten);
}

function poolMask({ of, text, path }: Cilium): NodeMask {
  const bits = Number(text('poolMask4') ?? defaultNodeMask);
  const at = path('poolMask4');
  const isText = of.form === 'object';
  const set = (value: number): Change => ({ op: 'set', path: at, value: isText ? String(value) : value });
  return { bits, sure: true, ...(text('poolMask4') === undefined ? {} : { written: { of, path: at, set } }) };
}

function clusterMask({ of, mask, kind }: Cluster, usesRange: boolean): NodeMask {
  const written = mask(4);
  if (!written) return { bits: defaultNodeMask, sure: usesRange || kind?.defaultNetwork === true };
  const { path, set } = written.flag;
  return { bits: written.bits, sure: true, written: { of, path, set: bits => set(String(bits)) } };
}

function onlyOne(masks: readonly NodeMask[]): NodeMask | undefined {
  const [first] = masks;
  return first && masks.every(({ bits }) => bits === first.bits) ? first : undefined;
}
