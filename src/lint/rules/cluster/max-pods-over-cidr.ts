import * as l10n from '@vscode/l10n';
import { clusterKinds } from '../../cluster-config/component-configs';
import { maskFor, podAddresses } from '../../../kubernetes/cidr';
import { ciliumOf } from '../../cilium/settings';
import { clusterOf } from '../../cluster-config/cluster';
import { maxPodsOf, type MaxPods } from '../../cluster-config/max-pods';
import { nodeMask, type NodeMask } from '../../cluster-config/node-mask';
import { ofKind } from '../../of-kind';
import type { Finding, Fix, LintContext, LintObject, Rule } from '../../rule';

/** Source: KubeletConfiguration, defaults of v1.36. */
const defaultMaxPods = 110;

export const maxPodsOverCidr: Rule = {
  meta: {
    id: 'max-pods-over-cidr',
    title: 'More pods a node than its addresses bear',
    severity: 'warning',
    category: 'cluster',
    acrossFiles: true,
    why: 'Each node gets one range of pod addresses, by default a /24 with 254. A pod that goes gives its address back only after a while, so a node that restarts many pods wants about twice `maxPods` in addresses. With fewer, new pods hang in ContainerCreating ("no IP addresses available in range") although CPU and memory are free.',
    whatToDo:
      'Give nodes a larger range (`node-cidr-mask-size` of the controller manager, `ipam.operator.clusterPoolIPv4MaskSize` of Cilium), which cannot be changed for nodes that have theirs, or lower `maxPods`. Without a written range it is a hint: some network plugins give out addresses in another way.',
    links: [
      {
        title: 'kube-controller-manager: node-cidr-mask-size',
        url: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/',
      },
      {
        title: 'Addresses for pods: twice the pods',
        url: 'https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr',
      },
    ],
  },
  forms: ['object', 'cilium-values'],
  about: { kinds: clusterKinds },
  check(target, context) {
    const written = maxPodsOf(target);
    if (written.length > 0) {
      const mask = nodeMask(target, context);
      return mask ? written.flatMap(one => overFull(one, mask)) : [];
    }
    const mask = ownMask(target, context);
    return mask ? tooSmall(mask) : [];
  },
};

function overFull({ pods, path, set }: MaxPods, { bits, sure }: NodeMask): readonly Finding[] {
  const addresses = podAddresses(4, bits);
  if (2 * pods <= addresses) return [];
  const fits = Math.floor(addresses / 2);
  const fix: Fix = { title: l10n.t`Set maxPods to ${fits}`, safe: false, changes: [set(fits)], placeholder: path };
  const wanted = maskFor(4, 2 * pods);
  const message =
    pods > addresses
      ? l10n.t`maxPods ${pods} is more than the ${addresses} addresses of a node's /${bits}. Give nodes a /${wanted} or set maxPods to ${fits}.`
      : l10n.t`maxPods ${pods} wants about ${2 * pods} addresses, and a node's /${bits} holds ${addresses}. Give nodes a /${wanted} or set maxPods to ${fits}.`;
  return [{ path, message, ...(sure ? {} : { severity: 'hint' as const }), fixes: fits > 0 ? [fix] : [] }];
}

/** The mask as this object writes it, when nothing here says how many pods a node takes. */
function ownMask(target: LintObject, context: LintContext): NodeMask | undefined {
  if (!clusterOf(target) && !ciliumOf(target)) return undefined;
  const mask = nodeMask(target, context);
  if (mask?.written?.of !== target) return undefined;
  const kinds = ['KubeletConfiguration', 'InitConfiguration', 'JoinConfiguration', 'Cluster', 'ConfigMap'];
  return kinds.some(kind => ofKind(context, kind).some(one => maxPodsOf(one).length > 0)) ? undefined : mask;
}

function tooSmall({ bits, written }: NodeMask): readonly Finding[] {
  const addresses = podAddresses(4, bits);
  if (!written || 2 * defaultMaxPods <= addresses) return [];
  const wanted = maskFor(4, 2 * defaultMaxPods);
  const { path } = written;
  return [
    {
      path,
      message: l10n.t`A node's /${bits} holds ${addresses} addresses, and the ${defaultMaxPods} pods of a node by default want about ${2 * defaultMaxPods}. Set a /${wanted}, or maxPods of the kubelet to ${Math.floor(addresses / 2)}.`,
      fixes: [{ title: l10n.t`Set it to ${wanted}`, safe: false, changes: [written.set(wanted)], placeholder: path }],
    },
  ];
}
