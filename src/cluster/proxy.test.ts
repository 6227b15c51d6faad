import { expect, test } from 'vitest';
import { proxyFor } from './proxy';
import type { Target } from './target';

const to = (server: string, proxyUrl?: string): Target => {
  const cluster = { name: 'c', server, skipTLSVerify: false, ...(proxyUrl !== undefined && { proxyUrl }) };
  const { origin, host } = new URL(server);
  return { context: 'c', namespace: 'default', cluster, user: { name: '' }, origin, prefix: '', address: host };
};

test.each([
  ['https://k8s.example.com:6443', {}, undefined],
  ['https://k8s.example.com:6443', { HTTPS_PROXY: 'http://p:1' }, 'http://p:1'],
  ['https://k8s.example.com:6443', { https_proxy: 'p:1' }, 'http://p:1'],
  ['http://k8s.example.com', { HTTPS_PROXY: 'http://p:1' }, undefined],
  ['https://127.0.0.1:6443', { HTTPS_PROXY: 'http://p:1' }, undefined],
  ['https://k8s.example.com', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'example.com' }, undefined],
  ['https://k8s.example.com', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '.example.com,other' }, undefined],
  ['https://k8s.example.org', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'example.com' }, 'http://p:1'],
  ['https://k8s.example.com:6443', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'k8s.example.com:443' }, 'http://p:1'],
  ['https://10.1.2.3:6443', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '10.0.0.0/8' }, undefined],
  ['https://11.1.2.3:6443', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '10.0.0.0/8' }, 'http://p:1'],
])('%s with %o goes through %s', (server, env, proxy) => expect(proxyFor(to(server), env)).toBe(proxy));

test('proxy-url of the cluster wins, also for loopback', () =>
  expect(proxyFor(to('https://127.0.0.1:6443', 'http://mine:2'), { NO_PROXY: '*' })).toBe('http://mine:2'));
