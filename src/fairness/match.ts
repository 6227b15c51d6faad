import { asList, asRecord, asString, type PlainRecord } from '../kubernetes/object';
import { isPathRequest, type PathRequest, type Request, type Requester, type ResourceRequest } from './request';

/** Parts of a rule that a request can miss. */
export type Part = 'verb' | 'apiGroup' | 'resource' | 'namespace' | 'clusterScope' | 'path';

/** How near a request comes to a FlowSchema. */
export type Match =
  | { readonly matches: true }
  /** No rule names the user or one of its groups. */
  | { readonly matches: false; readonly missing: 'subject' }
  /** The rules of its subjects have no resourceRules (or nonResourceRules). */
  | { readonly matches: false; readonly missing: 'rules' }
  /** What the nearest of the rules of its subjects has otherwise. */
  | { readonly matches: false; readonly missing: readonly Part[] };

/** Whether a FlowSchema with these rules takes the request (util/flowcontrol/rule.go of k8s.io/apiserver v1.36). */
export function matchRules(rules: readonly PlainRecord[], requester: Requester, request: Request): Match {
  const own = rules.filter(rule => asList(rule['subjects']).some(subject => isSubjectOf(requester, subject)));
  if (own.length === 0) return { matches: false, missing: 'subject' };
  const misses = isPathRequest(request)
    ? own.flatMap(rule => asList(rule['nonResourceRules']).map(one => missedOfPath(asRecord(one), request)))
    : own.flatMap(rule => asList(rule['resourceRules']).map(one => missedOfResource(asRecord(one), request)));
  const [nearest] = misses.toSorted((a, b) => a.length - b.length);
  if (nearest === undefined) return { matches: false, missing: 'rules' };
  return nearest.length === 0 ? { matches: true } : { matches: false, missing: nearest };
}

/** True when a subject of a FlowSchema means this requester. */
export function isSubjectOf({ user, groups }: Requester, value: unknown): boolean {
  const subject = asRecord(value);
  const name = (holder: string): string | undefined => asString(asRecord(subject[holder])['name']);
  const isOne = (named: string | undefined, all: readonly string[]): boolean =>
    named !== undefined && (named === '*' || all.includes(named));
  switch (subject['kind']) {
    case 'User':
      return isOne(name('user'), [user]);
    case 'Group':
      return isOne(name('group'), groups);
    case 'ServiceAccount':
      return isAccount(user, asString(asRecord(subject['serviceAccount'])['namespace']), name('serviceAccount'));
    default:
      return false;
  }
}

function isAccount(user: string, namespace: string | undefined, name: string | undefined): boolean {
  if (namespace === undefined || name === undefined) return false;
  const prefix = `system:serviceaccount:${namespace}:`;
  return name === '*' ? user.startsWith(prefix) : user === `${prefix}${name}`;
}

function missedOfResource(rule: PlainRecord, request: ResourceRequest): readonly Part[] {
  const { verb, apiGroup, resource, subresource, namespace } = request;
  const missed: Part[] = [];
  if (!holds(rule['verbs'], verb)) missed.push('verb');
  if (!holds(rule['resources'], subresource ? `${resource}/${subresource}` : resource)) missed.push('resource');
  if (!holds(rule['apiGroups'], apiGroup)) missed.push('apiGroup');
  if (!namespace && rule['clusterScope'] !== true) missed.push('clusterScope');
  if (namespace && !holds(rule['namespaces'], namespace)) missed.push('namespace');
  return missed;
}

function missedOfPath(rule: PlainRecord, { verb, path }: PathRequest): readonly Part[] {
  const missed: Part[] = holds(rule['verbs'], verb) ? [] : ['verb'];
  return asList(rule['nonResourceURLs']).some(url => urlMatches(String(url), path)) ? missed : [...missed, 'path'];
}

function holds(list: unknown, item: string): boolean {
  const items = asList(list);
  return items.includes('*') || items.includes(item);
}

/** True when a nonResourceURL takes a path: itself and everything below it, with or without a star at its end. */
export function urlMatches(url: string, path: string): boolean {
  if (url === '*' || url === path) return true;
  const stem = url.replace(/\*$/, '');
  return path.startsWith(stem.endsWith('/') ? stem : `${stem}/`);
}
