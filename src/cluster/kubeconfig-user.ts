import { resolve } from 'node:path';

/** `users[].user.exec` of a kubeconfig: a credential plugin (client.authentication.k8s.io). */
export interface ExecPlugin {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly apiVersion: string;
  readonly installHint?: string;
  readonly provideClusterInfo: boolean;
}

/** How a user proves who they are. Paths are absolute. */
export interface KubeconfigUser {
  readonly name: string;
  readonly token?: string;
  readonly tokenFile?: string;
  readonly username?: string;
  readonly password?: string;
  readonly clientCertificate?: FileOrData;
  readonly clientKey?: FileOrData;
  readonly exec?: ExecPlugin;
  /** Name of a legacy auth-provider. */
  readonly authProvider?: string;
  readonly impersonate?: { readonly user?: string; readonly uid?: string; readonly groups: readonly string[] };
}

/** Inline base64 data, which wins, or a file, read when a connection opens. */
export interface FileOrData {
  readonly data?: string;
  readonly file?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads `users` of a kubeconfig in `folder`; entries without a name are left out. client-node's own reader is not used:
 * it knows `token-file` where kubectl has `tokenFile`, and of impersonation only `as`.
 */
export function readUsers(users: unknown, folder: string): KubeconfigUser[] {
  if (!Array.isArray(users)) return [];
  return users.flatMap((entry: unknown) => {
    const name = text(fields(entry)['name']);
    return name === undefined ? [] : [readUser(name, fields(fields(entry)['user']), folder)];
  });
}

function readUser(name: string, user: Fields, folder: string): KubeconfigUser {
  const authProvider = text(fields(user['auth-provider'])['name']);
  return {
    name,
    ...optional('token', text(user['token'])),
    ...optional('tokenFile', path(user['tokenFile'], folder)),
    ...optional('username', text(user['username'])),
    ...optional('password', text(user['password'])),
    ...optional('clientCertificate', fileOrData(user, 'client-certificate', folder)),
    ...optional('clientKey', fileOrData(user, 'client-key', folder)),
    ...optional('exec', readExec(fields(user['exec']), folder)),
    ...optional('authProvider', authProvider),
    ...optional('impersonate', readImpersonation(user)),
  };
}

function readExec(exec: Fields, folder: string): ExecPlugin | undefined {
  const command = text(exec['command']);
  if (command === undefined) return undefined;
  return {
    // kubectl: a command with a slash is a path from the kubeconfig's folder; a bare word is looked up in PATH.
    command: /[\\/]/.test(command) ? resolve(folder, command) : command,
    args: list(exec['args']).map(String),
    env: list(exec['env']).map(entry => ({
      name: String(fields(entry)['name'] ?? ''),
      value: String(fields(entry)['value'] ?? ''),
    })),
    apiVersion: text(exec['apiVersion']) ?? 'client.authentication.k8s.io/v1',
    ...optional('installHint', text(exec['installHint'])),
    provideClusterInfo: exec['provideClusterInfo'] === true,
  };
}

function readImpersonation(user: Fields): KubeconfigUser['impersonate'] {
  const [as, uid] = [text(user['as']), text(user['as-uid'])];
  const groups = list(user['as-groups']).map(String);
  if (as === undefined && uid === undefined && groups.length === 0) return undefined;
  return { ...optional('user', as), ...optional('uid', uid), groups };
}

function fileOrData(user: Fields, key: string, folder: string): FileOrData | undefined {
  const data = text(user[`${key}-data`]);
  if (data !== undefined) return { data };
  const file = path(user[key], folder);
  return file === undefined ? undefined : { file };
}

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const path = (value: unknown, folder: string): string | undefined =>
  typeof value === 'string' && value !== '' ? resolve(folder, value) : undefined;
const optional = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
