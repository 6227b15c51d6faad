import { flowControlGroup } from './group';

/** A priority level with few shares, half of them lent while nobody needs them, and queues as the built-in ones. */
export function newLevel(name: string): object {
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

/** A FlowSchema of everything that a ServiceAccount asks, asked before the built-in one that takes ServiceAccounts. */
export function newSchema(name: string, account: { readonly namespace: string; readonly name: string }): object {
  const everything = { verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true, namespaces: ['*'] };
  const subject = { kind: 'ServiceAccount', serviceAccount: { name: account.name, namespace: account.namespace } };
  return {
    apiVersion: `${flowControlGroup}/v1`,
    kind: 'FlowSchema',
    metadata: { name },
    spec: {
      // kube-system-service-accounts stands at 900, service-accounts at 9000.
      matchingPrecedence: account.namespace === 'kube-system' ? 850 : 8000,
      priorityLevelConfiguration: { name },
      distinguisherMethod: { type: 'ByUser' },
      rules: [{ subjects: [subject], resourceRules: [everything] }],
    },
  };
}
