import type { KubernetesObject } from '../kubernetes/object';
import { flowControlGroup } from './group';

/** How many seats a new level has, and whether it may borrow. */
export interface NewLevel {
  readonly shares?: number;
  /** Absent: it borrows what is free. */
  readonly borrowingLimitPercent?: number;
}

/** A priority level with few shares, half of them lent while nobody needs them, and queues as the built-in ones. */
export function newLevel(name: string, { shares = 20, borrowingLimitPercent }: NewLevel = {}): KubernetesObject {
  const queuing = { queues: 64, handSize: 6, queueLengthLimit: 50 };
  const borrowing = borrowingLimitPercent === undefined ? {} : { borrowingLimitPercent };
  return {
    apiVersion: `${flowControlGroup}/v1`,
    kind: 'PriorityLevelConfiguration',
    metadata: { name },
    spec: {
      type: 'Limited',
      limited: {
        ...{ nominalConcurrencyShares: shares, lendablePercent: 50, ...borrowing },
        limitResponse: { type: 'Queue', queuing },
      },
    },
  };
}

const everything = { verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true, namespaces: ['*'] };

/** A FlowSchema of everything that a ServiceAccount asks, asked before the built-in one that takes ServiceAccounts. */
export function newSchema(
  name: string,
  account: { readonly namespace: string; readonly name: string },
): KubernetesObject {
  const subject = { kind: 'ServiceAccount', serviceAccount: { name: account.name, namespace: account.namespace } };
  // kube-system-service-accounts stands at 900, service-accounts at 9000.
  const matchingPrecedence = account.namespace === 'kube-system' ? 850 : 8000;
  return schemaObject({
    name,
    level: name,
    matchingPrecedence,
    rule: { subjects: [subject], resourceRules: [everything] },
  });
}

/** A FlowSchema with one rule, in which every user is a flow of its own. */
export function schemaObject(of: {
  readonly name: string;
  readonly level: string;
  readonly matchingPrecedence: number;
  readonly rule: object;
}): KubernetesObject {
  return {
    apiVersion: `${flowControlGroup}/v1`,
    kind: 'FlowSchema',
    metadata: { name: of.name },
    spec: {
      matchingPrecedence: of.matchingPrecedence,
      priorityLevelConfiguration: { name: of.level },
      distinguisherMethod: { type: 'ByUser' },
      rules: [of.rule],
    },
  };
}
