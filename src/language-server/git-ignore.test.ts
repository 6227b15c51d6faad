import { expect, test } from 'vitest';
import { gitIgnore } from './git-ignore';

test.each([
  ['build', 'build', true, true],
  ['build', 'a/build', false, true],
  ['build/', 'a/build', false, undefined],
  ['build/', 'a/build', true, true],
  ['/build', 'a/build', true, undefined],
  ['a/build', 'a/build', true, true],
  ['*.yaml', 'a/b.yaml', false, true],
  ['a/**/z', 'a/b/c/z', false, true],
  ['# build', 'build', true, undefined],
  ['*.yaml\n!keep.yaml', 'keep.yaml', false, false],
  ['.cache', '.cache', true, true],
  ['{a,b}', 'a', false, undefined],
])('%j about %s (folder: %s): %s', (text, path, isFolder, ignored) => {
  expect(gitIgnore(text)(path, isFolder)).toBe(ignored);
});
