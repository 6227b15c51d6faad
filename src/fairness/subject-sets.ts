import { asRecord, asString } from '../kubernetes/object';

/** Who sends a request, as the API server knows it. */
export type Subject =
  | { readonly kind: 'User'; readonly name: string }
  | { readonly kind: 'Group'; readonly name: string }
  /** `name` may be "*": every ServiceAccount of the namespace. */
  | { readonly kind: 'ServiceAccount'; readonly namespace: string; readonly name: string };

const authenticated = 'system:authenticated';
const unauthenticated = 'system:unauthenticated';
const anonymous = 'system:anonymous';
const accountPrefix = 'system:serviceaccount:';
const accounts = 'system:serviceaccounts';

/** A subject of a FlowSchema; "*" is everyone, and everyone is in one of two groups. Nothing for what matches nobody. */
export function subjectsOf(value: unknown): readonly Subject[] {
  const subject = asRecord(value);
  const name = (holder: string): string | undefined => asString(asRecord(subject[holder])['name']);
  if (subject['kind'] === 'ServiceAccount') {
    const namespace = asString(asRecord(subject['serviceAccount'])['namespace']);
    const account = name('serviceAccount');
    return namespace && account ? [{ kind: 'ServiceAccount', namespace, name: account }] : [];
  }
  const [kind, called] =
    subject['kind'] === 'User' ? ['User' as const, name('user')] : ['Group' as const, name('group')];
  if (!called || (subject['kind'] !== 'User' && subject['kind'] !== 'Group')) return [];
  if (called === '*') return [authenticated, unauthenticated].map(group => ({ kind: 'Group', name: group }));
  return [kind === 'User' ? userOrAccount(called) : { kind, name: called }];
}

function userOrAccount(name: string): Subject {
  const [namespace, account, ...rest] = name.startsWith(accountPrefix)
    ? name.slice(accountPrefix.length).split(':')
    : [];
  if (!namespace || !account || rest.length > 0) return { kind: 'User', name };
  return { kind: 'ServiceAccount', namespace, name: account };
}

/** True when everyone that `part` means is meant by `whole` too. */
export function covers(whole: Subject, part: Subject): boolean {
  if (whole.kind === 'Group') return groupCovers(whole.name, part);
  if (whole.kind === 'User') return part.kind === 'User' && part.name === whole.name;
  if (part.kind === 'Group') return whole.name === '*' && part.name === `${accounts}:${whole.namespace}`;
  if (part.kind !== 'ServiceAccount' || part.namespace !== whole.namespace) return false;
  return whole.name === '*' || whole.name === part.name;
}

/** The groups that the API server itself gives (k8s.io/apiserver/pkg/authentication). */
function groupCovers(group: string, part: Subject): boolean {
  if (part.kind === 'Group' && part.name === group) return true;
  const isAnonymous =
    (part.kind === 'User' && part.name === anonymous) || (part.kind === 'Group' && part.name === unauthenticated);
  if (group === unauthenticated) return isAnonymous;
  if (group === authenticated) return !isAnonymous;
  if (part.kind === 'ServiceAccount') return group === accounts || group === `${accounts}:${part.namespace}`;
  return part.kind === 'Group' && group === accounts && part.name.startsWith(`${accounts}:`);
}
