import { builtInFlowSchemaObjects } from '../../../kubernetes/built-in-flow-schemas';

const specOf = (name: string) => builtInFlowSchemaObjects.find(schema => schema.name === name)?.spec ?? {};
const exemptSpec = specOf('exempt');
const catchAllSpec = specOf('catch-all');
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
  ['a mandatory name with another precedence', { ...schemaSpec, matchingPrecedence: 9 }, 4, 'catch-all'],
  ['the mandatory exempt as it is', exemptSpec, 0, 'exempt'],
  ['the mandatory catch-all as it is', catchAllSpec, 0, 'catch-all'],
  [
    'the mandatory exempt with a distinguisher',
    { ...exemptSpec, distinguisherMethod: { type: 'ByUser' } },
    1,
    'exempt',
  ],
  ['the mandatory catch-all without one', { ...catchAllSpec, distinguisherMethod: null }, 1, 'catch-all'],
  ['a list in place of a mapping', { ...schemaSpec, priorityLevelConfiguration: [] }, 1],
  ['a mapping in place of a list', { ...schemaSpec, rules: {} }, 1],
  ['clusterScope as text', resource({ clusterScope: 'true' }), 1],
  ['an empty rule', { ...schemaSpec, rules: [null] }, 2],
  ['an empty verb', resource({ verbs: [null] }), 1],
  ['an empty API group', resource({ apiGroups: [null] }), 0],
  ['a URL of all beside others', urls('*', '/a'), 1],
  ['a URL of all', urls('*'), 0],
  ['a name in capitals', schemaSpec, 1, 'Mine'],
];
