import { makerOf, namespaceObject, type Make, type MadeObject } from '../made-object';
import type { IsolationConfig } from './config';

/** Names of everything in a run. */
export interface IsolationNames {
  readonly namespace: string;
  readonly noisy: string;
  readonly quiet: string;
}

export function namesOf(runId: string): IsolationNames {
  const of = (what: string): string => `headroom-${what}-${runId}`;
  return { namespace: of('fairness'), noisy: of('noisy'), quiet: of('quiet') };
}

/** Where both users send: creations that are only tried, so that nothing is stored. */
export const requestPath = ({ namespace }: IsolationNames): string => `/api/v1/namespaces/${namespace}/configmaps`;

/** What both halves need: a namespace, the right to create ConfigMaps in it, and one level that both users share. */
export function sharedObjects(runId: string, names: IsolationNames, config: IsolationConfig): readonly MadeObject[] {
  const { namespace, noisy, quiet } = names;
  const make = makerOf(runId);
  const rbac = 'rbac.authorization.k8s.io/v1';
  const inNamespace = `/apis/${rbac}/namespaces/${namespace}`;
  const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['create'] }];
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: namespace };
  const subjects = [noisy, quiet].map(name => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name }));
  return [
    namespaceObject(make, namespace),
    make(`${inNamespace}/roles`, rbac, 'Role', namespace, { rules }),
    make(`${inNamespace}/rolebindings`, rbac, 'RoleBinding', namespace, { roleRef, subjects }),
    levelObject(make, namespace, config),
    schemaObject(make, namespace, 61, [noisy, quiet], names),
  ];
}

/** What the second half adds: a level of its own for the noisy user, asked before the shared one. */
export function ownLevelObjects(runId: string, names: IsolationNames, config: IsolationConfig): readonly MadeObject[] {
  const make = makerOf(runId);
  return [levelObject(make, names.noisy, config), schemaObject(make, names.noisy, 60, [names.noisy], names)];
}

const flowControl = 'flowcontrol.apiserver.k8s.io/v1';

/** The fewest seats that a level can have, none borrowed, and one queue in which all wait together. */
function levelObject(make: Make, name: string, { queueLength }: IsolationConfig): MadeObject {
  const queuing = { queues: 1, handSize: 1, queueLengthLimit: queueLength };
  const limited = { nominalConcurrencyShares: 1, borrowingLimitPercent: 0, limitResponse: { type: 'Queue', queuing } };
  const path = `/apis/${flowControl}/prioritylevelconfigurations`;
  return make(path, flowControl, 'PriorityLevelConfiguration', name, { spec: { type: 'Limited', limited } });
}

function schemaObject(
  make: Make,
  name: string,
  matchingPrecedence: number,
  users: readonly string[],
  { namespace }: IsolationNames,
): MadeObject {
  const subjects = users.map(user => ({ kind: 'User', user: { name: user } }));
  const rule = { verbs: ['create'], apiGroups: [''], resources: ['configmaps'], namespaces: [namespace] };
  const rules = [{ subjects, resourceRules: [rule] }];
  const spec = { matchingPrecedence, priorityLevelConfiguration: { name }, rules };
  return make(`/apis/${flowControl}/flowschemas`, flowControl, 'FlowSchema', name, { spec });
}
