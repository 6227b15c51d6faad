import { expect, test } from 'vitest';
import type { ApiRequest } from './connection';
import { askedBy, describeAsked } from './request-path';

test.each<[ApiRequest['method'], string, string]>([
  ['GET', '/api/v1/namespaces/a/pods', 'list pods in namespace "a"'],
  ['GET', '/api/v1/namespaces/a/pods/p/log', 'get pods/log "p" in namespace "a"'],
  ['POST', '/apis/apps/v1/namespaces/a/deployments', 'create deployments in namespace "a"'],
  ['DELETE', '/api/v1/namespaces/a', 'delete namespaces "a"'],
  ['DELETE', '/api/v1/namespaces/a/configmaps', 'deletecollection configmaps in namespace "a"'],
  ['PUT', '/api/v1/namespaces/a/finalize', 'update namespaces/finalize "a"'],
  ['GET', '/version', 'read /version'],
])('%s %s is: %s', (method, path, words) => expect(describeAsked(askedBy({ method, path }), path)).toBe(words));

test('a watch is told from a list by its query', () =>
  expect(askedBy({ method: 'GET', path: '/api/v1/pods', query: { watch: '1' } }).verb).toBe('watch'));
