import { expect, test } from 'vitest';
import { dryRunArguments, runArguments } from './run-request';

const request = { source: 'http-smoke', title: 'HTTP smoke', scale: 1, url: 'http://127.0.0.1/' };

test('a dry run and the run name the same source', () => {
  const source = ['run', 'http-smoke', '--url', 'http://127.0.0.1/'];
  expect(dryRunArguments(request, ['--context', 'lab'])).toEqual([
    ...source,
    '--context',
    'lab',
    '--dry-run',
    '-o',
    'json',
  ]);
  expect(
    runArguments(request, { digest: 'abc', cluster: ['--context', 'lab'], allowed: ['--budget', 'pods=400'] }),
  ).toEqual([...source, '--context', 'lab', '--yes', '--plan-digest', 'abc', '--budget', 'pods=400', '--events']);
});

test('a scale other than one is passed on, and a typed context name', () => {
  const args = runArguments({ ...request, scale: 0.5 }, { digest: 'abc', cluster: [], allowed: [], context: 'prod' });
  expect(args.join(' ')).toContain('--scale 0.5');
  expect(args.join(' ')).toContain('--confirm-context prod');
});
