import { spawn } from 'node:child_process';
import { ClusterError } from './cluster-error';
import type { Environment } from './kubeconfig';
import type { ExecPlugin } from './kubeconfig-user';
import { redact } from './redact';
import type { Target } from './target';

const PLUGIN_TIMEOUT_MS = 60_000;

/** What a credential plugin answered (`status` of an ExecCredential, client.authentication.k8s.io/v1). */
export interface ExecCredential {
  readonly token?: string;
  readonly clientCertificateData?: string;
  readonly clientKeyData?: string;
  /** Epoch ms; absent when the credential holds as long as we run. */
  readonly expiresAt?: number;
}

/** Runs the plugin once. It gets KUBERNETES_EXEC_INFO as from kubectl, and no terminal: a plugin that must ask fails. */
export async function runExecPlugin(plugin: ExecPlugin, target: Target, env: Environment): Promise<ExecCredential> {
  const extra = Object.fromEntries(plugin.env.map(({ name, value }) => [name, value]));
  const info = JSON.stringify(execInfo(plugin, target));
  const ended = await run(plugin, { ...env, KUBERNETES_EXEC_INFO: info, ...extra });
  if (ended.code !== 0) throw failed(plugin, `ended with ${ended.code}${lastLine(ended.stderr)}`);
  return readCredential(plugin, ended.stdout);
}

function execInfo(plugin: ExecPlugin, { cluster }: Target): object {
  const described = {
    server: cluster.server,
    'tls-server-name': cluster.tlsServerName,
    'insecure-skip-tls-verify': cluster.skipTLSVerify || undefined,
    'certificate-authority-data': cluster.caData,
    'proxy-url': cluster.proxyUrl,
  };
  const spec = { interactive: false, ...(plugin.provideClusterInfo && { cluster: described }) };
  return { kind: 'ExecCredential', apiVersion: plugin.apiVersion, spec };
}

interface Ended {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

function run(plugin: ExecPlugin, env: Environment): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(plugin.command, plugin.args, {
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PLUGIN_TIMEOUT_MS,
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-8192)));
    child.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'is not installed or not in PATH' : `could not be started (${error.code})`;
      reject(failed(plugin, why));
    });
    child.once('close', (code, signal) => resolve({ code: code ?? signal ?? 'no exit code', stdout, stderr }));
  });
}

function readCredential(plugin: ExecPlugin, stdout: string): ExecCredential {
  let status: Record<string, unknown> | undefined;
  try {
    status = (JSON.parse(stdout) as { status?: Record<string, unknown> }).status;
  } catch {
    // The text itself is not shown: it may hold a token.
    throw failed(plugin, 'answered something that is not JSON');
  }
  const text = (key: string) => (typeof status?.[key] === 'string' ? status[key] : undefined);
  const [token, cert, key] = [text('token'), text('clientCertificateData'), text('clientKeyData')];
  if (!token && !(cert && key)) throw failed(plugin, 'answered without a token or client certificate');
  const expiresAt = Date.parse(text('expirationTimestamp') ?? '');
  return {
    ...(token && { token }),
    ...(cert && key && { clientCertificateData: cert, clientKeyData: key }),
    ...(Number.isFinite(expiresAt) && { expiresAt }),
  };
}

function failed(plugin: ExecPlugin, what: string): ClusterError {
  const hint = plugin.installHint ? ` ${plugin.installHint.trim().split('\n')[0]}` : '';
  const how = hint || ' Run that command by itself, log in again, then retry.';
  return new ClusterError('credential-plugin', redact(`The credential plugin "${plugin.command}" ${what}.${how}`));
}

function lastLine(stderr: string): string {
  const line = stderr.trim().split('\n').at(-1)?.trim().replace(/\.$/, '');
  return line ? ` and said: ${line.slice(0, 300)}` : ' and said nothing';
}
