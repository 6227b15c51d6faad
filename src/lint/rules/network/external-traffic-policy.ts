import * as l10n from '@vscode/l10n';
import { asList, asRecord, groupOf, nameOf, type KubernetesObject } from '../../../kubernetes/object';
import { podTemplates } from '../../containers';
import { isOnlyOne } from '../../links/only-one';
import type { PodsInSight } from '../../links/pods-in-sight';
import { replicasOf } from '../../links/replicas';
import { ofKind } from '../../of-kind';
import type { Finding, Fix, LintContext, LintObject, Rule } from '../../rule';
import { metallbGroup } from './metallb';
import { backendsOf, serviceSpec } from './services';

export const externalTrafficPolicy: Rule = {
  meta: {
    id: 'external-traffic-policy',
    title: 'How traffic from outside finds its pod',
    severity: 'hint',
    category: 'network',
    acrossFiles: true,
    why: [
      '`Cluster`, the default, lets every node take connections and pass them on to a pod anywhere: an even balance over pods, but often a second hop, and the address of the client is replaced by that of the node (SNAT), whose ports and conntrack entries can run out.',
      '`Local` keeps connections on the node that got them: no hop and no SNAT, but the balance is by node, not by pod. One pod alone on its node gets as much as three on another. In the L2 mode of MetalLB one node gets everything, so with `Local` only its pods work.',
      'It is said where it matters: a DaemonSet behind the default, replicas that may share nodes behind `Local`, and `Local` in L2 mode.',
    ].join('\n\n'),
    whatToDo:
      '`Local` for a DaemonSet or for pods that are spread over nodes; `Cluster` for the others. Write the one you mean.',
    links: [
      {
        title: 'Preserving the client source IP',
        url: 'https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip',
      },
      { title: 'MetalLB: traffic policies', url: 'https://metallb.io/usage/#traffic-policies' },
    ],
  },
  about: { kinds: ['Service'] },
  check(target, context) {
    const spec = serviceSpec(target);
    if (!spec || (spec['type'] !== 'LoadBalancer' && spec['type'] !== 'NodePort')) return [];
    const [backend, another] = backendsOf(target, context);
    if (!backend || another || !isOnlyOne(target, context)) return [];
    const policy = spec['externalTrafficPolicy'];
    if (policy === undefined) return onEveryNode(target, backend);
    return policy === 'Local' ? uneven(target, backend, context) : [];
  },
};

function onEveryNode(target: LintObject, { of, labelsPath }: PodsInSight): readonly Finding[] {
  if (!isDaemonSet(of.object) || podTemplates(of).some(({ pod }) => isPlaced(pod))) return [];
  return [
    {
      path: [...target.path, 'spec', 'externalTrafficPolicy'],
      message: l10n.t`externalTrafficPolicy is Cluster by default: a second hop and SNAT, though DaemonSet "${nameOf(of.object) ?? ''}" has a pod on every node. Set Local.`,
      fixes: [policyFix(target, 'Local')],
      related: [{ of, path: labelsPath, message: l10n.t`One pod on every node` }],
    },
  ];
}

function isDaemonSet(object: KubernetesObject): boolean {
  return groupOf(object) === 'apps' && object.kind === 'DaemonSet';
}

/** On some nodes only. */
function isPlaced(pod: Readonly<Record<string, unknown>>): boolean {
  const { nodeSelector, affinity } = pod;
  return Object.keys(asRecord(nodeSelector)).some(key => key !== 'kubernetes.io/os') || affinity !== undefined;
}

function uneven(target: LintObject, { of, labelsPath }: PodsInSight, context: LintContext): readonly Finding[] {
  const count = replicasOf(of, context)?.count ?? 1;
  if (count < 2) return [];
  const path = [...target.path, 'spec', 'externalTrafficPolicy'];
  const related = [{ of, path: labelsPath, message: l10n.t`Its pods` }];
  const name = nameOf(of.object) ?? '';
  if (serviceSpec(target)?.['type'] === 'LoadBalancer' && isOnlyL2(context)) {
    const message = l10n.t`In MetalLB's L2 mode one node gets all traffic of an address, so with Local only its pods of "${name}" work, not all ${count}. Set Cluster.`;
    return [{ path, message, fixes: [policyFix(target, 'Cluster')], related }];
  }
  if (podTemplates(of).some(({ pod }) => keepsApart(pod))) return [];
  const message = l10n.t`With Local the balance is by node, not by pod, and the ${count} replicas of "${name}" may share nodes. Spread them with topologySpreadConstraints, or set Cluster.`;
  return [{ path, message, fixes: [policyFix(target, 'Cluster')], related }];
}

function isOnlyL2(context: LintContext): boolean {
  const has = (kind: string): boolean => ofKind(context, kind).some(({ object }) => groupOf(object) === metallbGroup);
  return has('L2Advertisement') && !has('BGPAdvertisement');
}

function keepsApart(pod: Readonly<Record<string, unknown>>): boolean {
  const { affinity, topologySpreadConstraints, hostNetwork } = pod;
  const ports = asList(pod['containers']).flatMap(container => asList(asRecord(container)['ports']));
  return (
    [affinity, topologySpreadConstraints].some(value => value !== undefined) ||
    hostNetwork === true ||
    ports.some(port => asRecord(port)['hostPort'] !== undefined)
  );
}

function policyFix(target: LintObject, value: 'Local' | 'Cluster'): Fix {
  const path = [...target.path, 'spec', 'externalTrafficPolicy'];
  return {
    title: l10n.t`Set externalTrafficPolicy to ${value}`,
    safe: false,
    changes: [{ op: 'set', path, value }],
    placeholder: path,
  };
}
