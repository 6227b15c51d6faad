import { expect, test } from 'vitest';
import { isMisspelt } from './misspelt';

test.each([
  ['wbe', 'web'],
  ['frontnd', 'frontend'],
  ['frontend', 'fronteend'],
  ['webapp', 'web-app'],
  ['worker', 'workers'],
  ['frontemd', 'frontend'],
])('%s is %s', (written, meant) => {
  expect(isMisspelt(written, meant)).toBe(true);
});

test.each([
  ['web', 'web'],
  ['web', 'wap'],
  ['redis-1', 'redis-2'],
  ['redis-10', 'redis-2'],
  ['shard-a', 'shard-b'],
  ['v1', 'v2'],
  ['ingressgateway', 'egressgateway'],
  ['frontend', 'backend'],
  ['db', 'dbs'],
])('%s is not %s', (written, meant) => {
  expect(isMisspelt(written, meant)).toBe(false);
});
