import * as l10n from '@vscode/l10n';
import { asList, asRecord, asString, groupOf, namespaceOf, type PlainRecord } from '../../../kubernetes/object';
import { isTemplated } from '../../../yaml/templated';
import { podTemplates, type PodTemplate } from '../../containers';
import { ofKind } from '../../of-kind';
import type { Finding, LintContext, LintObject, Rule } from '../../rule';

export const toleratesEverything: Rule = {
  meta: {
    id: 'tolerates-everything',
    title: 'Pods that tolerate every taint',
    severity: 'info',
    category: 'scheduling',
    why: [
      '`operator: Exists` without a key tolerates every taint: the pods may go to control-plane nodes, to nodes kept free for others (GPUs, databases), to cordoned nodes and to nodes under memory or disk pressure.',
      'It covers `node.kubernetes.io/not-ready` and `unreachable` as well, without an end: when a node dies, its pods are not evicted after 300 s and not replaced elsewhere.',
    ].join('\n\n'),
    whatToDo: 'Name the taints that the pods must tolerate. An agent that belongs on every node is a DaemonSet.',
    links: [
      {
        title: 'Taints and Tolerations',
        url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
      },
    ],
  },
  about: { pods: true },
  check(target, context) {
    const findings = podTemplates(target)
      .filter(({ pod }) => !isSystem(pod))
      .flatMap(catchAlls);
    // Others are asked last: most pods tolerate nothing.
    return findings.length === 0 || belongsEverywhere(target, context) ? [] : findings;
  },
};

/** An agent of every node, or a part of the cluster itself. */
function belongsEverywhere({ object }: LintObject, context: LintContext): boolean {
  if (groupOf(object) === 'apps' && object.kind === 'DaemonSet') return true;
  if (namespaceOf(object) === 'kube-system') return true;
  return (
    namespaceOf(object) === undefined &&
    ofKind(context, 'Kustomization').some(({ object: { namespace } }) => namespace === 'kube-system')
  );
}

/** What must run before nodes are ready: on their network, or with a class of the system. */
function isSystem({ hostNetwork, priorityClassName }: PlainRecord): boolean {
  return (
    hostNetwork === true ||
    isTemplated(hostNetwork) ||
    isTemplated(priorityClassName) ||
    (asString(priorityClassName) ?? '').startsWith('system-')
  );
}

function catchAlls({ pod, podPath }: PodTemplate): readonly Finding[] {
  const tolerations = asList(pod['tolerations']);
  return tolerations.map(asRecord).flatMap((toleration, index) => {
    const message = reached(toleration);
    if (message === undefined) return [];
    const path = [...podPath, 'tolerations'];
    const remove = tolerations.length === 1 ? path : [...path, index];
    return [
      {
        path: [...path, index],
        message,
        fixes: [
          { title: l10n.t`Remove this toleration`, safe: false, changes: [{ op: 'remove' as const, path: remove }] },
        ],
      },
    ];
  });
}

/** What a toleration without a key lets happen; `undefined` for any other. */
function reached({ key, operator, effect, tolerationSeconds }: PlainRecord): string | undefined {
  if (operator !== 'Exists' || (key !== undefined && key !== null && key !== '')) return undefined;
  if (effect === 'NoSchedule')
    return l10n.t`Without a key this tolerates every NoSchedule taint: the pods may go to control-plane, reserved and cordoned nodes. Name the taints.`;
  if (effect === 'NoExecute' && tolerationSeconds === undefined)
    return l10n.t`Without a key this tolerates every NoExecute taint: pods on a node that died are not replaced elsewhere. Name the taints.`;
  if (effect !== undefined && effect !== null && effect !== '') return undefined;
  return l10n.t`Without a key this tolerates every taint: the pods may go to control-plane, reserved and cordoned nodes, and are not replaced when their node dies. Name the taints.`;
}
