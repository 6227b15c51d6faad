/** A FlowSchema as text: precedence, level, and rules in flow style. */
export function flowSchema(name: string, precedence: number, rules: string, level = 'workload-low'): string {
  return `apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: FlowSchema\nmetadata: { name: ${name} }\nspec: { matchingPrecedence: ${precedence}, priorityLevelConfiguration: { name: ${level} }, rules: [${rules}] }\n---\n`;
}

/** A Limited priority level as text, with more of `limited` in flow style. */
export function priorityLevel(name: string, limited: string): string {
  return `apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: PriorityLevelConfiguration\nmetadata: { name: ${name} }\nspec: { type: Limited, limited: { ${limited} } }\n---\n`;
}

export const account = (name: string, namespace = 'team'): string =>
  `{ kind: ServiceAccount, serviceAccount: { name: "${name}", namespace: ${namespace} } }`;
export const group = (name: string): string => `{ kind: Group, group: { name: "${name}" } }`;
export const user = (name: string): string => `{ kind: User, user: { name: "${name}" } }`;
/** A rule of one subject; the requests are those of the whole cluster when none are given. */
export const rule = (subject: string, requests = every): string => `{ subjects: [${subject}], ${requests} }`;
export const resources = (fields: string): string => `resourceRules: [{ ${fields} }]`;
export const urls = (list: string, verb = 'get'): string =>
  `nonResourceRules: [{ verbs: [${verb}], nonResourceURLs: [${list}] }]`;
export const every = resources(
  'verbs: ["*"], apiGroups: ["*"], resources: ["*"], namespaces: ["*"], clusterScope: true',
);
export const listPods = resources(
  'verbs: [list], apiGroups: [""], resources: [pods], namespaces: ["*"], clusterScope: true',
);
