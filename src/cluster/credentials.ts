import { readFile } from 'node:fs/promises';
import { ClusterError } from './cluster-error';
import { runExecPlugin, type ExecCredential } from './exec-plugin';
import type { Environment } from './kubeconfig';
import type { FileOrData, KubeconfigUser } from './kubeconfig-user';
import type { Target } from './target';

const REFRESH_BEFORE_EXPIRY_MS = 10_000;
const TOKEN_FILE_REREAD_MS = 60_000;

type CredentialHeaders = Readonly<Record<string, string | string[]>>;

/** What proves who we are, for some time. */
export interface Credential {
  readonly headers: CredentialHeaders;
  readonly certificate?: { readonly cert: string | Buffer; readonly key: string | Buffer };
  /** Epoch ms, Infinity when it never needs to be asked for again. */
  readonly freshUntil: number;
  readonly secrets: readonly string[];
}

export interface Credentials {
  /** The credential in hand while it is fresh: the path of almost every request, without a promise. */
  fresh(): Credential | undefined;
  /** A fresh one. Callers at the same time share one run of the plugin or one read of the file. */
  obtain(): Promise<Credential>;
  /** After a 401: the credential in hand is not used again. False when a new one cannot be had. */
  reject(credential: Credential): boolean;
}

/** Credentials of a target's user: token file before token before password before plugin, as in client-go; certificates always. */
export function credentialsOf(target: Target, env: Environment): Credentials {
  let current: Credential | undefined;
  let underWay: Promise<Credential> | undefined;
  const { user } = target;
  const renewable = user.tokenFile !== undefined || user.exec !== undefined;
  return {
    fresh: () => (current && current.freshUntil > Date.now() ? current : undefined),
    obtain: () => {
      underWay ??= acquire(target, env)
        .then(credential => (current = credential))
        .finally(() => (underWay = undefined));
      return underWay;
    },
    reject: credential => {
      // A request that was under way with an older credential must not throw away the new one.
      if (current === credential) current = undefined;
      return renewable;
    },
  };
}

async function acquire(target: Target, env: Environment): Promise<Credential> {
  const { user } = target;
  const certificate = await clientCertificate(user);
  const base = { headers: impersonation(user), ...(certificate && { certificate }) };
  if (user.tokenFile) {
    const token = (await readCredentialFile(user, user.tokenFile)).toString('utf8').trim();
    return { ...withToken(base, token), freshUntil: Date.now() + TOKEN_FILE_REREAD_MS };
  }
  if (user.token) return { ...withToken(base, user.token), freshUntil: Infinity };
  if (user.username) return withPassword(base, user.username, user.password ?? '');
  if (user.exec) return fromPlugin(base, await runExecPlugin(user.exec, target, env));
  if (user.authProvider && !certificate) throw legacyProvider(user, user.authProvider);
  return { ...base, freshUntil: Infinity, secrets: [] };
}

type Base = Pick<Credential, 'headers' | 'certificate'>;

const withToken = (base: Base, token: string): Base & { readonly secrets: readonly string[] } => ({
  ...base,
  headers: { ...base.headers, authorization: `Bearer ${token}` },
  secrets: [token],
});

function withPassword(base: Base, username: string, password: string): Credential {
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  const headers = { ...base.headers, authorization: `Basic ${basic}` };
  return { ...base, headers, freshUntil: Infinity, secrets: [basic, password] };
}

function fromPlugin(base: Base, answer: ExecCredential): Credential {
  const freshUntil = answer.expiresAt === undefined ? Infinity : answer.expiresAt - REFRESH_BEFORE_EXPIRY_MS;
  const { clientCertificateData: cert, clientKeyData: key } = answer;
  const own = cert && key ? { ...base, certificate: { cert, key } } : base;
  return { ...(answer.token ? withToken(own, answer.token) : { ...own, secrets: [] }), freshUntil };
}

async function clientCertificate(user: KubeconfigUser): Promise<Credential['certificate']> {
  if (!user.clientCertificate || !user.clientKey) return undefined;
  const read = ({ data, file }: FileOrData) =>
    data === undefined ? readCredentialFile(user, file ?? '') : Promise.resolve(Buffer.from(data, 'base64'));
  const [cert, key] = await Promise.all([read(user.clientCertificate), read(user.clientKey)]);
  return { cert, key };
}

async function readCredentialFile(user: KubeconfigUser, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new ClusterError('expired', `The credential file ${file} of user "${user.name}" cannot be read (${why}).`);
  }
}

function impersonation({ impersonate }: KubeconfigUser): CredentialHeaders {
  if (!impersonate) return {};
  const { user, uid, groups } = impersonate;
  return {
    ...(user && { 'impersonate-user': user }),
    ...(uid && { 'impersonate-uid': uid }),
    ...(groups.length > 0 && { 'impersonate-group': [...groups] }),
  };
}

function legacyProvider(user: KubeconfigUser, provider: string): ClusterError {
  const what = `User "${user.name}" uses the legacy auth-provider "${provider}", which Headroom does not run`;
  return new ClusterError('credential-plugin', `${what}: use a credential plugin (users[].user.exec) instead.`);
}
