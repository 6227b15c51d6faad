import type { Environment } from './kubeconfig';
import type { Target } from './target';

/**
 * The proxy for a target: `proxy-url` of its cluster, else HTTPS_PROXY or HTTP_PROXY unless NO_PROXY or loopback excludes it.
 * Rules of Go's golang.org/x/net/http/httpproxy, which kubectl follows.
 */
export function proxyFor(target: Target, env: Environment): string | undefined {
  if (target.cluster.proxyUrl) return target.cluster.proxyUrl;
  const { protocol, hostname, port } = new URL(target.origin);
  const variable = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const proxy = either(env, variable);
  if (!proxy || isLoopback(hostname) || excluded(either(env, 'NO_PROXY') ?? '', hostname, port)) return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

const either = (env: Environment, name: string): string | undefined =>
  env[name] || env[name.toLowerCase()] || undefined;

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function excluded(noProxy: string, hostname: string, port: string): boolean {
  const entries = noProxy.split(',').map(entry => entry.trim().toLowerCase());
  return entries.some(entry => entry !== '' && (entry === '*' || matches(entry, hostname, port)));
}

function matches(entry: string, hostname: string, port: string): boolean {
  if (entry.includes('/')) return inNetwork(entry, hostname);
  const [host = '', entryPort] = entry.startsWith('[') ? [entry] : entry.split(':');
  if (entryPort !== undefined && entryPort !== port) return false;
  if (host.startsWith('*.')) return hostname.endsWith(host.slice(1));
  return host.startsWith('.') ? hostname.endsWith(host) : hostname === host || hostname.endsWith(`.${host}`);
}

function inNetwork(network: string, hostname: string): boolean {
  const [base = '', bits = ''] = network.split('/');
  const [net, host] = [ipv4(base), ipv4(hostname)];
  if (net === undefined || host === undefined) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(net / size) === Math.floor(host / size);
}

function ipv4(text: string): number | undefined {
  const parts = text.split('.').map(Number);
  if (parts.length !== 4 || parts.some(part => !Number.isInteger(part) || part < 0 || part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}
