import type { ApiRequest } from './connection';

/** What a request asks for, in the words of RBAC. */
export interface Asked {
  readonly verb: string;
  /** Plural, with its subresource: `pods/log`. Undefined for paths like /version. */
  readonly resource?: string;
  readonly group: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** Reads verb, resource, namespace and name from a request, as the API server's RequestInfo does. */
export function askedBy({ method, path, query }: Pick<ApiRequest, 'method' | 'path' | 'query'>): Asked {
  const parts = path.split('?', 1)[0]?.split('/').filter(Boolean) ?? [];
  const group = parts[0] === 'apis' ? (parts[1] ?? '') : '';
  const rest = parts.slice(parts[0] === 'apis' ? 3 : 2);
  const inNamespace = rest[0] === 'namespaces' && rest.length > 2 && rest[2] !== 'status' && rest[2] !== 'finalize';
  const namespace = inNamespace ? rest[1] : undefined;
  const [plural, name, subresource] = inNamespace ? rest.slice(2) : rest;
  const isResource = (parts[0] === 'api' || parts[0] === 'apis') && plural !== undefined;
  return {
    verb: verbOf(method, name !== undefined, query?.['watch'] === '1' || query?.['watch'] === 'true'),
    group,
    ...(isResource && { resource: subresource ? `${plural}/${subresource}` : plural }),
    ...(namespace !== undefined && { namespace: decodeURIComponent(namespace) }),
    ...(isResource && name !== undefined && { name: decodeURIComponent(name) }),
  };
}

function verbOf(method: ApiRequest['method'], named: boolean, watching: boolean): string {
  if (watching) return 'watch';
  if (method === 'GET') return named ? 'get' : 'list';
  if (method === 'DELETE') return named ? 'delete' : 'deletecollection';
  return { POST: 'create', PUT: 'update', PATCH: 'patch' }[method];
}

/** `create pods in namespace "a"`, `get node "n"`: what was asked, for a sentence. */
export function describeAsked({ verb, resource, namespace, name }: Asked, path: string): string {
  if (resource === undefined) return `read ${path}`;
  const what = name === undefined ? resource : `${resource} "${name}"`;
  return `${verb} ${what}${namespace === undefined ? '' : ` in namespace "${namespace}"`}`;
}
