import { expect, test } from 'vitest';
import { baseName, folderOf, resolvePath } from './paths';

test.each([
  ['a/b', 'c.yaml', 'a/b/c.yaml'],
  ['a/b', '../c.yaml', 'a/c.yaml'],
  ['a/b', './c/', 'a/b/c'],
  ['a/b', '../../..', '..'],
  ['', '../base', '../base'],
  ['', 'base', 'base'],
  ['/srv/a', '../base', '/srv/base'],
  ['/srv/a', '../../../base', '/../base'],
  ['/srv/a', '/etc/x.yaml', '/etc/x.yaml'],
  ['a', 'https://host/x', 'a/https:/host/x'],
])('in %j, %j is %j', (folder, reference, path) => {
  expect(resolvePath(folder, reference)).toBe(path);
});

test('a path has a folder and a name', () => {
  expect([folderOf('a/b/c.yaml'), folderOf('c.yaml'), folderOf('/c.yaml')]).toEqual(['a/b', '', '']);
  expect([baseName('a/b/c.yaml'), baseName('c.yaml')]).toEqual(['c.yaml', 'c.yaml']);
});
