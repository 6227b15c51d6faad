import { readFile } from 'node:fs/promises';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import { ClusterError } from './cluster-error';
import type { Credential } from './credentials';
import type { Target } from './target';

export interface TlsOptions {
  readonly secureContext: SecureContext;
  readonly rejectUnauthorized?: boolean;
  readonly servername?: string;
}

/**
 * TLS settings of a cluster and its user's client certificate. Inline data wins over a file, as in client-go. The
 * context is made once: making it costs more than a handshake, and every connection of a pool needs it.
 */
export async function tlsOptions({ cluster }: Target, credential: Credential): Promise<TlsOptions> {
  const authority = cluster.caData ? Buffer.from(cluster.caData, 'base64') : await authorityFile(cluster.caFile);
  return {
    secureContext: contextOf({ ...(authority && { ca: authority }), ...credential.certificate }),
    ...(cluster.skipTLSVerify && { rejectUnauthorized: false }),
    ...(cluster.tlsServerName && { servername: cluster.tlsServerName }),
  };
}

function contextOf(options: SecureContextOptions): SecureContext {
  try {
    return createSecureContext(options);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new ClusterError(
      'certificate',
      `A certificate or key of the kubeconfig cannot be used (${why}): check certificate-authority and client-certificate.`,
    );
  }
}

async function authorityFile(file: string | undefined): Promise<Buffer | undefined> {
  if (!file) return undefined;
  try {
    return await readFile(file);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new ClusterError(
      'certificate',
      `The certificate authority ${file} cannot be read (${why}): check the kubeconfig.`,
    );
  }
}
