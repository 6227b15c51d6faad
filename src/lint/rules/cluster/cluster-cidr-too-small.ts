import * as l10n from '@vscode/l10n';
import { clusterKinds } from '../../cluster-config/component-configs';
import { subnetCount, widerText } from '../../../kubernetes/cidr';
import { asList, textOf } from '../../../kubernetes/object';
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
      'Choose a larger range when the cluster is made, such as a /16, or smaller ranges a node, if `maxPods` allows it. Where the size of a node is written it is an info: few large nodes may be meant.',
    links: [
      {
        title: 'kube-controller-manager: cluster-cidr and node-cidr-mask-size',
        url: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/',
      },
    ],
    options: [
      {
        name: 'nodes',
        description: 'How many nodes a cluster wants room for, where its config does not count them.',
        default: 8,
      },
    ],
  },
  forms: ['object', 'cilium-values'],
  about: { kinds: clusterKinds },
  check(target, _, { nodes = 8 }) {
    const cilium = ciliumOf(target);
    if (cilium) return ciliumFindings(cilium, Number(nodes));
    const cluster = clusterOf(target);
    return cluster?.allocates ? cluster.ranges.flatMap(range => rangeFindings(cluster, range, Number(nodes))) : [];
  },
};

function rangeFindings({ mask, kind }: Cluster, range: PodRange, nodes: number): readonly Finding[] {
  const { family } = range.cidr;
  const chosen = mask(family)?.bits;
  // kubeadm has chosen several sizes for IPv6 over the years.
  const bits = chosen ?? (family === 4 ? defaultNodeMask : undefined);
  if (bits === undefined) return [];
  const room = { bits, nodes: subnetCount(range.cidr, bits), isChosen: chosen !== undefined };
  return room.nodes < (kind ? kind.nodes : nodes) ? [finding(range, room, kind?.nodes)] : [];
}

/** The pool of Cilium may have several ranges. */
function ciliumFindings({ of, value, text, path }: Cilium, nodes: number): readonly Finding[] {
  if (![undefined, 'cluster-pool'].includes(text('ipamMode'))) return [];
  const written = value('pool4');
  const texts = typeof written === 'string' ? written : asList(written).map(textOf).join(' ');
  const ranges = rangesIn(of, texts, path('pool4'));
  const bits = Number(text('poolMask4') ?? defaultNodeMask);
  const fits = ranges.reduce((sum, { cidr }) => sum + subnetCount(cidr, bits), 0);
  const [first] = ranges;
  if (!first || !Number.isInteger(bits) || fits >= nodes) return [];
  return [finding(first, { bits, nodes: fits, isChosen: text('poolMask4') !== undefined }, undefined)];
}

/** How many nodes fit, and at which size each. */
interface Room {
  readonly bits: number;
  readonly nodes: number;
  /** Somebody wrote the size, so few large nodes may well be meant. */
  readonly isChosen: boolean;
}

function finding(range: PodRange, room: Room, nodes: number | undefined): Finding {
  const action =
    range.cidr.family === 4 && room.bits > 16
      ? l10n.t`Choose a larger range, such as a /16.`
      : l10n.t`Choose a larger range.`;
  const isMeant = room.isChosen && nodes === undefined && room.nodes > 0;
  return {
    ...{ path: range.path, message: `${fact(range.text, room, nodes)} ${action}`, fixes: widened(range, room.bits) },
    ...(isMeant ? { severity: 'info' } : {}),
  };
}

function fact(range: string, room: Room, nodes: number | undefined): string {
  if (nodes !== undefined) {
    return l10n.t`${range} has room for ${room.nodes} of this cluster's ${nodes} nodes with a /${room.bits} each.`;
  }
  if (room.nodes === 0) return l10n.t`${range} has no room for one node with a /${room.bits}.`;
  return room.nodes === 1
    ? l10n.t`${range} has room for 1 node with a /${room.bits}: a second gets no addresses for pods.`
    : l10n.t`${range} has room for ${room.nodes} nodes with a /${room.bits} each: the next gets no addresses for pods.`;
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
