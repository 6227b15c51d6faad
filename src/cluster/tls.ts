import { readFile } from 'node:fs/promises';
import { ClusterError } from './cluster-error';
import type { Credential } from './credentials';
import type { Target } from './target';

export interface TlsOptions {
  readonly ca?: Buffer;
  readonly rejectUnauthorized?: boolean;
  readonly servername?: string;
  readonly cert?: string | Buffer;
  readonly key?: string | Buffer;
}

/** TLS settings of a cluster and its user's client certificate. Inline data wins over a file, as in client-go. */
export async function tlsOptions({ cluster }: Target, credential: Credential): Promise<TlsOptions> {
  const authority = cluster.caData ? Buffer.from(cluster.caData, 'base64') : await authorityFile(cluster.caFile);
  return {
    ...(authority && { ca: authority }),
    ...(cluster.skipTLSVerify && { rejectUnauthorized: false }),
    ...(cluster.tlsServerName && { servername: cluster.tlsServerName }),
    ...credential.certificate,
  };
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
