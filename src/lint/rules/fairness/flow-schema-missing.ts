import { asString, namespaceOf } from '../../../kubernetes/object';
import { clusterWideLister, hasFlowSchema, type ServiceAccount } from '../../cluster-wide-lists';
import { podTemplates } from '../../containers';
import { flowControlGroup } from '../../flow-control/group';
import type { Fix, Rule } from '../../rule';

export const flowSchemaMissing: Rule = {
  meta: {
    id: 'flow-schema-missing',
    title: 'Cluster-wide lister without a FlowSchema of its own',
    severity: 'info',
    category: 'fairness',
    why: [
      'A client that lists or watches all namespaces is the one that hurts an API server: every restart, on every node at once, lists everything again. Without a FlowSchema of its own it shares the level `workload-low` with all other ServiceAccounts, so they wait behind it.',
      'With its own priority level its lists wait among themselves.',
    ].join('\n\n'),
    whatToDo:
      'Give it a FlowSchema with a precedence below 9000 (the built-in `service-accounts`) and a PriorityLevelConfiguration with few shares and a queue. The suggestion writes both; then watch `apiserver_flowcontrol_current_inqueue_requests`.',
    links: [
      {
        title: 'API Priority and Fairness',
        url: 'https://kubernetes.io/docs/concepts/cluster-administration/flow-control/',
      },
    ],
  },
  check(target, context) {
    const namespace = namespaceOf(target.object) ?? 'default';
    return podTemplates(target).flatMap(({ pod, podPath }) => {
      const account = { namespace, name: asString(pod['serviceAccountName']) ?? 'default' };
      const binding = clusterWideLister(account, context);
      if (!binding || hasFlowSchema(account, context)) return [];
      return [
        {
          path: [...podPath, 'serviceAccountName'],
          message: `ServiceAccount "${account.name}" may list all namespaces and has no FlowSchema of its own. Add a FlowSchema with its priority level.`,
          fixes: [flowSchemaFix(account)],
          related: [{ of: binding, path: [...binding.path, 'roleRef'], message: 'Lets it list cluster-wide' }],
        },
      ];
    });
  },
};

function flowSchemaFix(account: ServiceAccount): Fix {
  return {
    title: `Add a FlowSchema and priority level for "${account.name}"`,
    safe: false,
    changes: [
      { op: 'append-document', value: priorityLevel(account) },
      { op: 'append-document', value: flowSchema(account) },
    ],
  };
}

function priorityLevel({ name }: ServiceAccount): unknown {
  const queuing = { queues: 64, handSize: 6, queueLengthLimit: 50 };
  return {
    apiVersion: `${flowControlGroup}/v1`,
    kind: 'PriorityLevelConfiguration',
    metadata: { name },
    spec: {
      type: 'Limited',
      limited: { nominalConcurrencyShares: 20, lendablePercent: 50, limitResponse: { type: 'Queue', queuing } },
    },
  };
}

function flowSchema(account: ServiceAccount): unknown {
  const everything = { verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true, namespaces: ['*'] };
  const subject = { kind: 'ServiceAccount', serviceAccount: { name: account.name, namespace: account.namespace } };
  return {
    apiVersion: `${flowControlGroup}/v1`,
    kind: 'FlowSchema',
    metadata: { name: account.name },
    spec: {
      matchingPrecedence: 8000,
      priorityLevelConfiguration: { name: account.name },
      distinguisherMethod: { type: 'ByUser' },
      rules: [{ subjects: [subject], resourceRules: [everything] }],
    },
  };
}
