import { asList, asRecord, asString } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import type { Change, Finding } from '../rule';
import { isTemplated } from '../../yaml/templated';
import { labelProblem } from './names';
import { fieldName, listed } from './refusals';
import { subjectRefusals } from './subjects';

const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'proxy'];
type Fields = Readonly<Record<string, unknown>>;

/** What the API server refuses in one entry of `spec.rules` of a FlowSchema. */
export function ruleRefusals(value: unknown, path: Path): readonly Finding[] {
  if (isTemplated(value)) return [];
  const rule = asRecord(value);
  const below = (key: string, check: (item: unknown, at: Path) => readonly Finding[]): readonly Finding[] =>
    asList(rule[key]).flatMap((item, index) => check(item, [...path, key, index]));
  return [
    ...(isEmpty(rule['subjects'])
      ? [
          {
            path: [...path, 'subjects'],
            message: `${fieldName(path)} has no subjects. List at least one user, group or ServiceAccount.`,
          },
        ]
      : below('subjects', subjectRefusals)),
    ...(isEmpty(rule['resourceRules']) && isEmpty(rule['nonResourceRules'])
      ? [{ path, message: `${fieldName(path)} matches no request. Add resourceRules or nonResourceRules.` }]
      : []),
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
  if (urls.length > 0) return [...verbRefusals(rule, path), ...urls];
  return [...verbRefusals(rule, path), ...eachString(rule, 'nonResourceURLs', path, urlProblem)];
}

function verbRefusals(rule: Fields, path: Path): readonly Finding[] {
  const wildcard = wildcardAlone(rule, 'verbs', path);
  return wildcard.length > 0 ? wildcard : eachString(rule, 'verbs', path, verbProblem);
}

function verbProblem(verb: string): string | undefined {
  return verb === '*' || verbs.includes(verb)
    ? undefined
    : `Verb "${verb}" does not exist. Use ${listed(verbs)}, or "*" alone.`;
}

/** A list that must not be empty, and in which "*" stands alone. */
function wildcardAlone(rule: Fields, key: string, path: Path): readonly Finding[] {
  const at = [...path, key];
  if (isEmpty(rule[key])) return [{ path: at, message: `${fieldName(at)} is empty. List at least one, or "*".` }];
  const list = asList(rule[key]);
  if (list.length < 2 || !list.includes('*')) return [];
  // From the end, so that the places of those before stay.
  const others = list.flatMap((item, index) => (item === '*' && index === list.indexOf('*') ? [] : [index])).reverse();
  const removals = others.map((index): Change => ({ op: 'remove', path: [...at, index] }));
  return [
    {
      path: at,
      at: 'key',
      message: `${fieldName(at)} holds "*" beside other values. Keep "*" alone, or name each.`,
      fixes: [{ title: 'Keep "*" alone', safe: true, changes: removals }],
    },
  ];
}

function namespaceRefusals(rule: Fields, path: Path): readonly Finding[] {
  if (!isEmpty(rule['namespaces'])) {
    const wildcard = wildcardAlone(rule, 'namespaces', path);
    return wildcard.length > 0 ? wildcard : eachString(rule, 'namespaces', path, namespaceProblem);
  }
  if (rule['clusterScope'] === true || isTemplated(rule['clusterScope'])) return [];
  return [
    {
      path: [...path, 'namespaces'],
      message: `${fieldName(path)} has neither namespaces nor clusterScope. Set namespaces: ["*"] or clusterScope: true.`,
      fixes: [
        {
          title: 'Match every namespace',
          safe: false,
          changes: [{ op: 'set', path: [...path, 'namespaces'], value: ['*'] }],
        },
        {
          title: 'Match cluster-scoped objects',
          safe: false,
          changes: [{ op: 'set', path: [...path, 'clusterScope'], value: true }],
        },
      ],
    },
  ];
}

function namespaceProblem(namespace: string): string | undefined {
  const problem = namespace === '*' ? undefined : labelProblem(namespace);
  return problem && `Namespace "${namespace}" ${problem}. Name one namespace, or "*" alone.`;
}

/** ValidateNonResourceURLPath: a path from the root, with "*" only as its whole last step. */
function urlProblem(url: string): string | undefined {
  if (url === '*' || url === '/') return undefined;
  if (url === '') return 'A non-resource URL is empty. Write a path such as /healthz.';
  if (!url.startsWith('/')) return `Non-resource URL "${url}" does not start with "/". Write it from the root.`;
  if (url.includes(' ')) return `Non-resource URL "${url}" holds a space. Remove it.`;
  if (url.includes('//')) return `Non-resource URL "${url}" holds "//". Write one slash.`;
  const stars = url.split('*').length - 1;
  if (stars === 0 || (stars === 1 && url.endsWith('/*'))) return undefined;
  return `Non-resource URL "${url}" has "*" in the middle. "*" may only be the last step, as in /healthz/*.`;
}

function eachString(
  rule: Fields,
  key: string,
  path: Path,
  problemOf: (text: string) => string | undefined,
): readonly Finding[] {
  return asList(rule[key]).flatMap((item, index) => {
    if (isTemplated(item)) return [];
    const message = problemOf(asString(item) ?? '');
    return message ? [{ path: [...path, key, index], message }] : [];
  });
}

function isEmpty(value: unknown): boolean {
  return !isTemplated(value) && asList(value).length === 0;
}
