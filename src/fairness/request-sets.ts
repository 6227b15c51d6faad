import { asList, asRecord, textOf, type PlainRecord } from '../kubernetes/object';
import { urlMatches } from './match';
import { covers, type Subject, subjectsOf } from './subject-sets';

/** Requests that one subject sends and one resource or non-resource rule matches. */
export interface RequestSet {
  readonly subject: Subject;
  readonly rule: PlainRecord;
  readonly kind: 'resource' | 'url';
}

/** Everything that the rules of a FlowSchema match, cut into its smallest parts. */
export function requestSets(rules: readonly PlainRecord[]): readonly RequestSet[] {
  return rules.flatMap(rule => {
    const matches = [
      ...asList(rule['resourceRules']).map(one => ({ rule: asRecord(one), kind: 'resource' as const })),
      ...asList(rule['nonResourceRules']).map(one => ({ rule: asRecord(one), kind: 'url' as const })),
    ];
    return asList(rule['subjects'])
      .flatMap(subjectsOf)
      .flatMap(subject => matches.map(match => ({ subject, ...match })));
  });
}

/** True when every request of `part` is one of `whole` too, as matchesPolicyRule of k8s.io/apiserver v1.36 decides. */
export function isPartOf(part: RequestSet, whole: RequestSet): boolean {
  if (part.kind !== whole.kind || !covers(whole.subject, part.subject) || !isWithin(part, whole, 'verbs')) return false;
  if (part.kind === 'url') return urls(part).every(url => urls(whole).some(other => urlCovers(other, url)));
  if (!isWithin(part, whole, 'apiGroups') || !isWithin(part, whole, 'resources')) return false;
  if (part.rule['clusterScope'] === true && whole.rule['clusterScope'] !== true) return false;
  return asList(part.rule['namespaces']).length === 0 || isWithin(part, whole, 'namespaces');
}

/** True when some request is surely in both. */
export function overlap(left: RequestSet, right: RequestSet): boolean {
  const subjects = covers(left.subject, right.subject) || covers(right.subject, left.subject);
  if (left.kind !== right.kind || !subjects || !share(left, right, 'verbs')) return false;
  if (left.kind === 'url')
    return urls(left).some(url => urls(right).some(other => urlCovers(url, other) || urlCovers(other, url)));
  if (!share(left, right, 'apiGroups') || !share(left, right, 'resources')) return false;
  const clusterScope = left.rule['clusterScope'] === true && right.rule['clusterScope'] === true;
  return clusterScope || share(left, right, 'namespaces');
}

function isWithin(part: RequestSet, whole: RequestSet, key: string): boolean {
  const all = asList(whole.rule[key]);
  return all.includes('*') || asList(part.rule[key]).every(item => all.includes(item));
}

function share(left: RequestSet, right: RequestSet, key: string): boolean {
  const [one, other] = [asList(left.rule[key]), asList(right.rule[key])];
  if (one.length === 0 || other.length === 0) return false;
  return one.includes('*') || other.includes('*') || one.some(item => other.includes(item));
}

function urls({ rule }: RequestSet): readonly string[] {
  return asList(rule['nonResourceURLs']).map(textOf);
}

/** True when every path of `part` is one of `whole`. */
function urlCovers(whole: string, part: string): boolean {
  return part === '*' ? ['*', '/', '/*'].includes(whole) : urlMatches(whole, part);
}
