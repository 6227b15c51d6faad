import { isIPv4 } from 'node:net';

/** Whether an address is this machine itself, by name or number; nobody else can be hurt there. */
export function isLoopback(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
