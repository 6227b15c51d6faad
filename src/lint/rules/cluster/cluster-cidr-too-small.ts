import * as l10n from '@vscode/l10n';
import { subnetCount, widerText } from '../../../kubernetes/cidr';
import { asList } from '../../../kubernetes/object';
import { ciliumOf, type Cilium } from '../../cilium/settings';
import { clusterOf, rangesIn, type Cluster, type PodRange } from '../../cluster-config/cluster';
import { defaultNodeMask } from '../../cluster-config/node-mask';
import type { Finding, Fix, Rule } from '../../rule';

export const clusterCidrTooSmall: Rule = {
  meta: {
    id: 'cluster-cidr-too-small',
    title: 'Pod range with room for few nodes',
    severity: 'warning',
    category: 'cluster',
    why: 'The range of the cluster is cut into one range a node: 2^(node mask − cluster mask) of them, 256 in a /16 with /24 a node. A node beyond that joins, gets no range (`CIDRNotAvailable`), and runs no pod of the pod network. The range of a running cluster cannot simply be changed.',
    whatToDo:
      'Choose a larger range when the cluster is made, such as a /16, or smaller ranges a node, if `maxPods` allows it.',
    links: [
      {
        title: 'kube-controller-manager: cluster-cidr and node-cidr-mask-size',
        url: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/',
      },
    ],
    options: [
      {
        name: 'nodes',
        description: 'how many nodes a cluster wants room for, where its config does not count them',
        default: 8,
      },
    ],
  },
  forms: ['object', 'cilium-values'],
  check(target, _, { nodes = 8 }) {
    const cilium = ciliumOf(target);
    if (cilium) return ciliumFindings(cilium, Number(nodes));
    const cluster = clusterOf(target);
    return cluster?.allocates ? cluster.ranges.flatMap(range => rangeFindings(cluster, range, Number(nodes))) : [];
  },
};

function rangeFindings({ mask, kind }: Cluster, range: PodRange, nodes: number): readonly Finding[] {
  const { family } = range.cidr;
  // kubeadm has chosen several sizes for IPv6 over the years.
  const bits = mask(family)?.bits ?? (family === 4 ? defaultNodeMask : undefined);
  if (bits === undefined) return [];
  const room = subnetCount(range.cidr, bits);
  const wanted = kind ? kind.nodes : nodes;
  return room < wanted ? [finding(range, bits, room, kind?.nodes)] : [];
}

/** The pool of Cilium may have several ranges. */
function ciliumFindings({ of, value, text, path }: Cilium, nodes: number): readonly Finding[] {
  if (![undefined, 'cluster-pool'].includes(text('ipamMode'))) return [];
  const written = value('pool4');
  const texts = typeof written === 'string' ? written : asList(written).join(' ');
  const ranges = rangesIn(of, texts, path('pool4'));
  const bits = Number(text('poolMask4') ?? defaultNodeMask);
  const room = ranges.reduce((sum, { cidr }) => sum + subnetCount(cidr, bits), 0);
  const [first] = ranges;
  return first && Number.isInteger(bits) && room < nodes ? [finding(first, bits, room, undefined)] : [];
}

function finding(range: PodRange, bits: number, room: number, nodes: number | undefined): Finding {
  return { path: range.path, message: message(range, bits, room, nodes), fixes: widened(range, bits) };
}

function message({ text }: PodRange, bits: number, room: number, nodes: number | undefined): string {
  if (nodes !== undefined) {
    return l10n.t`${text} has room for ${room} nodes with a /${bits} each, and this cluster has ${nodes}. Choose a larger range.`;
  }
  if (room === 0)
    return l10n.t`${text} has no room for one node with a /${bits}. Choose a larger range, such as a /16.`;
  return room === 1
    ? l10n.t`${text} has room for 1 node with a /${bits}: a second gets no addresses for pods. Choose a larger range, such as a /16.`
    : l10n.t`${text} has room for ${room} nodes with a /${bits} each: the next gets no addresses for pods. Choose a larger range, such as a /16.`;
}

/** A /16 around a single IPv4 range, where it stands as one text. */
function widened({ cidr, path, text, of }: PodRange, bits: number): readonly Fix[] {
  if (cidr.family !== 4 || cidr.prefix <= 16 || bits <= 16 || text !== text.trim() || /[\s,]/.test(text)) return [];
  const value = widerText(cidr, 16);
  const isList = of.form === 'cilium-values';
  const at = isList ? [...path, 0] : path;
  return [
    { title: l10n.t`Set it to ${value}`, safe: false, changes: [{ op: 'set', path: at, value }], placeholder: at },
  ];
}
