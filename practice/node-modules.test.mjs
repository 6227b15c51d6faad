import { expect, test } from 'vitest';
import { missingPackages } from './node-modules.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/for-another-system': { version: '1.0.0', optional: true },
  },
};

test('nothing is missing where npm noted the same versions', () => {
  const installed = { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } } };
  expect(missingPackages(lock, installed)).toEqual([]);
});

test('another version counts as missing', () => {
  const installed = { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.9.0' } } };
  expect(missingPackages(lock, installed)).toEqual(['node_modules/b']);
});

test('everything is missing where npm has never run', () => {
  expect(missingPackages(lock, undefined)).toEqual(['node_modules/a', 'node_modules/b']);
});
