import * as l10n from '@vscode/l10n';
import { asList, asRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';
import type { Finding } from '../rule';
import { isLabel } from './names';
import { fieldName, listed } from './refusals';
import { eachText, isEmpty, wildcardAlone } from './rule-lists';
import { subjectRefusals } from './subjects';

/** Verbs that a rule may name; the API server takes no others. */
export const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'proxy'];
type Fields = Readonly<Record<string, unknown>>;

/** What the API server refuses in one entry of `spec.rules` of a FlowSchema. */
export function ruleRefusals(value: unknown, path: Path): readonly Finding[] {
  if (isTemplated(value)) return [];
  const rule = asRecord(value);
  const field = fieldName(path);
  const below = (key: string, check: (item: unknown, at: Path) => readonly Finding[]): readonly Finding[] =>
    asList(rule[key]).flatMap((item, index) => check(item, [...path, key, index]));
  const noSubjects = l10n.t`${field} has no subjects. List at least one user, group or ServiceAccount.`;
  const noRequests = l10n.t`${field} matches no request. Add resourceRules or nonResourceRules.`;
  return [
    ...(isEmpty(rule['subjects'])
      ? [{ path: [...path, 'subjects'], message: noSubjects }]
      : below('subjects', subjectRefusals)),
    ...(isEmpty(rule['resourceRules']) && isEmpty(rule['nonResourceRules']) ? [{ path, message: noRequests }] : []),
    ...below('resourceRules', resourceRuleRefusals),
    ...below('nonResourceRules', nonResourceRuleRefusals),
  ];
}

function resourceRuleRefusals(value: unknown, path: Path): readonly Finding[] {
  if (isTemplated(value)) return [];
  const rule = asRecord(value);
  return [
    ...verbRefusals(rule, path),
    ...wildcardAlone(rule, 'apiGroups', path),
    ...wildcardAlone(rule, 'resources', path),
    ...namespaceRefusals(rule, path),
  ];
}

function nonResourceRuleRefusals(value: unknown, path: Path): readonly Finding[] {
  if (isTemplated(value)) return [];
  const rule = asRecord(value);
  const urls = wildcardAlone(rule, 'nonResourceURLs', path);
  if (urls.length > 0 || asList(rule['nonResourceURLs']).includes('*')) return [...verbRefusals(rule, path), ...urls];
  return [...verbRefusals(rule, path), ...eachText(rule, 'nonResourceURLs', path, urlProblem)];
}

function verbRefusals(rule: Fields, path: Path): readonly Finding[] {
  const wildcard = wildcardAlone(rule, 'verbs', path);
  return wildcard.length > 0 ? wildcard : eachText(rule, 'verbs', path, verbProblem);
}

function verbProblem(verb: string): string | undefined {
  if (verb === '*' || verbs.includes(verb)) return undefined;
  return l10n.t`Verb "${verb}" does not exist. Use ${listed(verbs)}, or "*" alone.`;
}

function namespaceRefusals(rule: Fields, path: Path): readonly Finding[] {
  if (!isEmpty(rule['namespaces'])) {
    const wildcard = wildcardAlone(rule, 'namespaces', path);
    return wildcard.length > 0 ? wildcard : eachText(rule, 'namespaces', path, namespaceProblem);
  }
  if (rule['clusterScope'] === true || isTemplated(rule['clusterScope'])) return [];
  const field = fieldName(path);
  const everyNamespace = { op: 'set', path: [...path, 'namespaces'], value: ['*'] } as const;
  const clusterScope = { op: 'set', path: [...path, 'clusterScope'], value: true } as const;
  return [
    {
      path: [...path, 'namespaces'],
      message: l10n.t`${field} has neither namespaces nor clusterScope. Set namespaces: ["*"] or clusterScope: true.`,
      fixes: [
        { title: l10n.t`Match every namespace`, safe: false, changes: [everyNamespace] },
        {
          title: l10n.t`Match requests without a namespace, as lists of the whole cluster are`,
          safe: false,
          changes: [clusterScope],
        },
      ],
    },
  ];
}

function namespaceProblem(namespace: string): string | undefined {
  if (namespace === '*' || isLabel(namespace)) return undefined;
  return l10n.t`Namespace "${namespace}" is no DNS label. Name one namespace, or "*" alone.`;
}

/** ValidateNonResourceURLPath: a path from the root, with "*" only as its whole last step. */
function urlProblem(url: string): string | undefined {
  if (url === '/') return undefined;
  if (url === '') return l10n.t`A non-resource URL is empty. Write a path such as /healthz.`;
  if (!url.startsWith('/')) return l10n.t`Non-resource URL "${url}" does not start with "/". Write it from the root.`;
  if (url.includes(' ')) return l10n.t`Non-resource URL "${url}" holds a space. Remove it.`;
  if (url.includes('//')) return l10n.t`Non-resource URL "${url}" holds "//". Write one slash.`;
  const stars = url.split('*').length - 1;
  if (stars === 0 || (stars === 1 && url.endsWith('/*'))) return undefined;
  return l10n.t`Non-resource URL "${url}" has "*" in the middle. "*" may only be the last step, as in /healthz/*.`;
}
