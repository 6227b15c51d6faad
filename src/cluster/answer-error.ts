import { ClusterError, type ClusterErrorKind } from './cluster-error';
import type { ApiRequest } from './connection';
import { askedBy, describeAsked } from './request-path';
import type { Target } from './target';

/** A metav1.Status, as far as errors need it. */
interface Status {
  readonly message?: string;
  readonly reason?: string;
  readonly details?: { readonly retryAfterSeconds?: number };
}

type Request = Pick<ApiRequest, 'method' | 'path' | 'query'>;
type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The sentence for an answer outside 2xx, from its HTTP status and the Status object in its body. */
export function answerError(
  target: Target,
  request: Request,
  status: number,
  headers: Headers,
  body: string,
): ClusterError {
  const parsed = statusObject(body);
  const said = (parsed.message ?? body.slice(0, 300)).trim();
  const kind = kindOf(status, parsed.reason);
  const retryAfterMs = retryAfter(headers, parsed);
  return new ClusterError(kind, sentence(kind, target, request, status, said), status, retryAfterMs);
}

function statusObject(body: string): Status {
  if (!body.startsWith('{')) return {};
  try {
    return JSON.parse(body) as Status;
  } catch {
    // A proxy's own page: its text is shown instead.
    return {};
  }
}

function kindOf(status: number, reason: string | undefined): ClusterErrorKind {
  if (status === 409) return 'conflict';
  if (status === 504 || reason === 'Timeout') return 'timeout';
  if (status === 407) return 'unreachable';
  const byStatus: Readonly<Record<number, ClusterErrorKind>> = {
    400: 'invalid',
    401: 'expired',
    403: 'forbidden',
    404: 'not-found',
    415: 'invalid',
    422: 'invalid',
    429: 'throttled',
  };
  return byStatus[status] ?? 'server';
}

function retryAfter(headers: Headers, status: Status): number | undefined {
  const seconds = Number(headers['retry-after'] ?? status.details?.retryAfterSeconds);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

function sentence(kind: ClusterErrorKind, target: Target, request: Request, status: number, said: string): string {
  const asked = describeAsked(askedBy(request), request.path);
  const context = `context "${target.context}"`;
  switch (kind) {
    case 'expired':
      return `The API server at ${target.address} does not accept the credentials of user "${target.user.name}" (${context}): they are wrong or have expired; log in again, then retry.`;
    case 'forbidden':
      return forbidden(target, asked, said);
    case 'throttled':
      return `The API server at ${target.address} asked to slow down (429) on ${asked}: lower the rate, or give this user a FlowSchema with more seats.`;
    case 'timeout':
      return `The API server at ${target.address} gave up on ${asked} (${status}): ${said}.`;
    case 'unreachable':
      return `The proxy for ${target.address} wants a user and password (407): put them into proxy-url or HTTPS_PROXY.`;
    default:
      return `Could not ${asked} (${context}, ${status}): ${said || 'the server gave no reason'}.`.replace(
        /\.\.$/,
        '.',
      );
  }
}

/** RBAC's refusals have one form; other causes of 403 (quota, admission) are told as the server tells them. */
function forbidden(target: Target, asked: string, said: string): string {
  const rbac = /User "([^"]*)" cannot (\S+) (?:resource "([^"]+)"|path "([^"]+)")(.*)$/s.exec(said);
  if (!rbac) return `The API server refused to ${asked} (context "${target.context}"): ${said}`;
  const [, user, verb, resource, path, rest = ''] = rbac;
  const group = /in API group "([^"]+)"/.exec(rest)?.[1];
  const namespace = /in the namespace "([^"]+)"/.exec(rest)?.[1];
  const what = resource === undefined ? path : group ? `${resource}.${group}` : resource;
  const where = namespace === undefined ? (resource ? ' in the whole cluster' : '') : ` in namespace "${namespace}"`;
  return `User "${user}" may not ${verb} ${what}${where} (context "${target.context}"): ask an administrator for a role that allows it.`;
}
