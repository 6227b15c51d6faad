import { ClusterError } from './cluster-error';
import type { Target } from './target';

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ETIMEDOUT: 'no answer',
  UND_ERR_CONNECT_TIMEOUT: 'no answer within 10 s',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  UND_ERR_SOCKET: 'the connection was closed before an answer came',
};

/** The sentence for a request that got no answer. `viaProxy` is the proxy's host:port when one was used. */
export function networkError(target: Target, error: unknown, viaProxy?: string): ClusterError {
  if (error instanceof ClusterError) return error;
  const { code = '', message } = causeOf(error);
  const server = `the API server of context "${target.context}" at ${target.address}`;
  if (isCertificateCode(code)) return certificateError(target, message);
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return new ClusterError(
      'timeout',
      `No answer in time from ${server}: it may be overloaded; lower the rate or retry.`,
    );
  }
  if (code === 'EADDRNOTAVAIL') {
    const what = `No local port is left to reach ${server}`;
    return new ClusterError('unreachable', `${what}: use fewer connections, or widen the system's local port range.`);
  }
  const why = CAUSES[code] ?? message;
  const through = viaProxy ? ` through the proxy ${viaProxy}` : '';
  const what = `Cannot reach ${server}${through} (${why})`;
  return new ClusterError('unreachable', `${what}: check that the cluster runs and that address and proxy are right.`);
}

/** The innermost error: undici wraps what a proxy's connection said, Node what each address of a host said. */
function causeOf(error: unknown): { readonly code?: string; readonly message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors[0]);
  if (!(error instanceof Error)) return { message: String(error) };
  if (error.cause instanceof Error) return causeOf(error.cause);
  return error as Error & { code?: string };
}

function isCertificateCode(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|ERR_OSSL/.test(code);
}

function certificateError(target: Target, message: string): ClusterError {
  const what = `The certificate of ${target.address} is not what context "${target.context}" trusts (${message})`;
  const cluster = `cluster "${target.cluster.name}"`;
  return new ClusterError(
    'certificate',
    `${what}: check certificate-authority and server of ${cluster} in the kubeconfig.`,
  );
}
