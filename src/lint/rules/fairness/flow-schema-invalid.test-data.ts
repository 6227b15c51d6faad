const subject = { kind: 'Group', group: { name: 'g' } };
const resources = { verbs: ['list'], apiGroups: [''], resources: ['pods'], namespaces: ['*'] };
const schemaSpec = {
  priorityLevelConfiguration: { name: 'mine' },
  rules: [{ subjects: [subject], resourceRules: [resources] }],
};
const rule = (changes: object): object => ({ ...schemaSpec, rules: [{ ...schemaSpec.rules[0], ...changes }] });
const resource = (changes: object): object => rule({ resourceRules: [{ ...resources, ...changes }] });
const urls = (...nonResourceURLs: string[]): object =>
  rule({ nonResourceRules: [{ verbs: ['get'], nonResourceURLs }] });
const limited = (changes: object): object => ({
  type: 'Limited',
  limited: { limitResponse: { type: 'Reject' }, ...changes },
});
const queuing = (changes: object): object => limited({ limitResponse: { type: 'Queue', queuing: changes } });

/** What is tried, the spec, how many findings are expected, and the name when it is not `mine`. */
export type FlowControlCase = [what: string, spec: object, findings: number, name?: string];

export const flowSchemaCases: readonly FlowControlCase[] = [
  ['the plain schema', schemaSpec, 0],
  ['precedence 0, which becomes 1000', { ...schemaSpec, matchingPrecedence: 0 }, 0],
  ['precedence 10001', { ...schemaSpec, matchingPrecedence: 10_001 }, 1],
  ['a negative precedence', { ...schemaSpec, matchingPrecedence: -1 }, 1],
  ['precedence as text', { ...schemaSpec, matchingPrecedence: '5' }, 1],
  ['no priority level', { ...schemaSpec, priorityLevelConfiguration: {} }, 1],
  ['no rules', { ...schemaSpec, rules: [] }, 0],
  ['no subjects', rule({ subjects: [] }), 1],
  ['a rule that matches no request', rule({ resourceRules: [] }), 1],
  ['a subject of two kinds', rule({ subjects: [{ ...subject, user: { name: 'u' } }] }), 1],
  [
    'a service account of all names',
    rule({ subjects: [{ kind: 'ServiceAccount', serviceAccount: { name: '*', namespace: 'a' } }] }),
    0,
  ],
  [
    'a service account of all namespaces',
    rule({ subjects: [{ kind: 'ServiceAccount', serviceAccount: { name: '*', namespace: '*' } }] }),
    1,
  ],
  ['an upper-case verb', resource({ verbs: ['LIST'] }), 1],
  ['cluster scope alone', resource({ namespaces: [], clusterScope: true }), 0],
  ['an upper-case namespace', resource({ namespaces: ['Kube'] }), 1],
  ['"*" beside a namespace', resource({ namespaces: ['*', 'a'] }), 1],
  ['a path with a star at its end', urls('/a/*'), 0],
  ['a path with a star inside', urls('/a/*/b'), 1],
  ['a path with a star in its last step', urls('/a*'), 1],
  ['a path without a leading slash', urls('a'), 1],
  ['a mandatory name with another precedence', { ...schemaSpec, matchingPrecedence: 9 }, 2, 'catch-all'],
];

export const priorityLevelCases: readonly FlowControlCase[] = [
  ['shares of 0', limited({ nominalConcurrencyShares: 0 }), 0],
  ['negative shares', limited({ nominalConcurrencyShares: -1 }), 1],
  ['lendable 101 %', limited({ lendablePercent: 101 }), 1],
  ['borrowing 500 %', limited({ borrowingLimitPercent: 500 }), 0],
  ['empty queuing', queuing({}), 0],
  ['256 queues and the default hand of 8', queuing({ queues: 256 }), 1],
  ['128 queues and a hand of 8', queuing({ queues: 128, handSize: 8 }), 0],
  ['a hand above its queues', queuing({ queues: 4, handSize: 5 }), 1],
  ['a negative queue length', queuing({ queueLengthLimit: -1 }), 1],
  ['no queuing', limited({ limitResponse: { type: 'Queue' } }), 1],
  ['queuing beside Reject', limited({ limitResponse: { type: 'Reject', queuing: {} } }), 1],
  ['no response', { type: 'Limited', limited: {} }, 1],
  ['no limited', { type: 'Limited' }, 1],
  ['type Exempt', { type: 'Exempt' }, 1],
  ['type Exempt under its own name', { type: 'Exempt' }, 0, 'exempt'],
];
