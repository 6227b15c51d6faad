/** Who sends a request, with every group that authentication gives. */
export interface Requester {
  readonly user: string;
  readonly groups: readonly string[];
}

/** A request for a resource, in the words of RBAC; without a namespace it is cluster-wide. */
export interface ResourceRequest {
  readonly verb: string;
  /** Empty for the core group. */
  readonly apiGroup: string;
  /** Plural. */
  readonly resource: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** Any other request, such as GET /healthz; its verb is the HTTP method in small letters. */
export interface PathRequest {
  readonly verb: string;
  readonly path: string;
}

export type Request = ResourceRequest | PathRequest;

export function isPathRequest(request: Request): request is PathRequest {
  return 'path' in request;
}

const AUTHENTICATED = 'system:authenticated';
const UNAUTHENTICATED = 'system:unauthenticated';
const ACCOUNTS = 'system:serviceaccounts';

/**
 * A user with the groups that authentication adds by itself: those of a ServiceAccount, and one of system:authenticated
 * and system:unauthenticated (k8s.io/apiserver pkg/authentication of v1.36).
 */
export function requesterOf(user: string, groups: readonly string[] = []): Requester {
  const [namespace] = user.startsWith('system:serviceaccount:') ? user.split(':').slice(2) : [];
  const ofAccount = namespace === undefined ? [] : [ACCOUNTS, `${ACCOUNTS}:${namespace}`];
  const known = groups.includes(AUTHENTICATED) || groups.includes(UNAUTHENTICATED);
  const everyone = known ? [] : [user === 'system:anonymous' ? UNAUTHENTICATED : AUTHENTICATED];
  return { user, groups: [...new Set([...groups, ...ofAccount, ...everyone])] };
}

/** The request as the API server digests it: one for a Namespace object is in that namespace (RequestInfo of v1.36). */
export function resourceRequest(request: ResourceRequest): ResourceRequest {
  const { apiGroup, resource, name, namespace } = request;
  if (apiGroup !== '' || resource !== 'namespaces' || name === undefined || namespace !== undefined) return request;
  return { ...request, namespace: name };
}

const LONG_RUNNING = ['attach', 'exec', 'proxy', 'log', 'portforward'];

/** True for requests that API Priority and Fairness lets pass: logs, exec, proxies, profiles (config.go of kube-apiserver v1.36). */
export function isLongRunning(request: Request): boolean {
  if (isPathRequest(request)) return request.path.startsWith('/debug/pprof/');
  return request.verb === 'proxy' || LONG_RUNNING.includes(request.subresource ?? '');
}

/** `list pods`, `get configmaps "a" in namespace b`, `get /healthz`: a request in words. */
export function requestText(request: Request): string {
  if (isPathRequest(request)) return `${request.verb} ${request.path}`;
  const { verb, apiGroup, resource, subresource, namespace, name } = request;
  const what = `${resource}${subresource ? `/${subresource}` : ''}${apiGroup === '' ? '' : `.${apiGroup}`}`;
  const one = name === undefined ? '' : ` "${name}"`;
  return `${verb} ${what}${one}${namespace === undefined ? '' : ` in namespace ${namespace}`}`;
}
