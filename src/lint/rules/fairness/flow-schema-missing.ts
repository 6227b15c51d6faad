import * as l10n from '@vscode/l10n';
import { asString, namespaceOf } from '../../../kubernetes/object';
import { isTemplated } from '../../../yaml/templated';
import { clusterWideLister, namesAccount, type ServiceAccount } from '../../cluster-wide-lists';
import { podTemplates } from '../../containers';
import { newLevel, newSchema } from '../../../fairness/new-objects';
import { listed } from '../../flow-control/refusals';
import { ofKind } from '../../of-kind';
import { fairnessPage } from '../../pages';
import type { Finding, Fix, LintContext, LintObject, Rule } from '../../rule';

/** API groups of network agents, whose lists from every node at once are known to press an API server. */
const agents: Readonly<Record<string, string>> = { 'crd.projectcalico.org': 'Calico', 'cilium.io': 'Cilium' };
/** Pods that end: they list once. */
const shortLived = ['Job', 'CronJob', 'Pod'];

export const flowSchemaMissing: Rule = {
  meta: {
    id: 'flow-schema-missing',
    title: 'Cluster-wide lister without a FlowSchema of its own',
    severity: 'info',
    category: 'fairness',
    acrossFiles: true,
    why: [
      'A client that lists or watches all namespaces is the one that hurts an API server: every restart, on every node at once, lists everything again. Without a FlowSchema of its own it shares the level `workload-low` with all other ServiceAccounts (in kube-system: `workload-high`), so they wait behind it.',
      'With its own priority level its lists wait among themselves.',
    ].join('\n\n'),
    whatToDo:
      'Give it a FlowSchema with a precedence below 9000 (the built-in `service-accounts`; below 900 for kube-system) and a PriorityLevelConfiguration with few shares and a queue. It needs `clusterScope: true`: a list of all namespaces has no namespace. The suggestion writes both; then watch `apiserver_flowcontrol_current_inqueue_requests`.',
    links: [fairnessPage],
  },
  about: { pods: true },
  check(target, context) {
    const namespace = namespaceOf(target.object) ?? 'default';
    if (shortLived.includes(String(target.object.kind))) return [];
    return podTemplates(target).flatMap(({ pod, podPath }) => {
      if (isTemplated(pod['serviceAccountName'])) return [];
      const account = { namespace, name: asString(pod['serviceAccountName']) ?? 'default' };
      return missing(account, [...podPath, 'serviceAccountName'], context);
    });
  },
};

function missing(account: ServiceAccount, path: Finding['path'], context: LintContext): readonly Finding[] {
  const lister = clusterWideLister(account, context);
  const isOfAccount = (candidate: LintObject): boolean => namesAccount(candidate, account);
  if (!lister || ofKind(context, 'FlowSchema').some(isOfAccount)) return [];
  if (context.neighbours.mayExistElsewhere('FlowSchema', isOfAccount)) return [];
  const { name } = account;
  const known = lister.groups.filter(group => Object.hasOwn(agents, group));
  const groups = listed(known.map(group => `${group} (${agents[group] ?? ''})`));
  const message =
    known.length > 0
      ? l10n.t`ServiceAccount "${name}" may list all namespaces, also ${groups}, and has no FlowSchema of its own. Add a FlowSchema with its priority level.`
      : l10n.t`ServiceAccount "${name}" may list all namespaces and has no FlowSchema of its own. Add a FlowSchema with its priority level.`;
  const { binding } = lister;
  return [
    {
      path,
      message,
      fixes: [flowSchemaFix(account)],
      related: [{ of: binding, path: [...binding.path, 'roleRef'], message: l10n.t`Lets it list cluster-wide` }],
    },
  ];
}

function flowSchemaFix(account: ServiceAccount): Fix {
  return {
    title: l10n.t`Add a FlowSchema and priority level for "${account.name}"`,
    safe: false,
    changes: [
      { op: 'append-document', value: newLevel(account.name) },
      { op: 'append-document', value: newSchema(account.name, account) },
    ],
  };
}
