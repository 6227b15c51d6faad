import { expect, test } from 'vitest';
import { matcherOf } from './pattern';

test.each([
  ['vendor/**', 'vendor/a/b.yaml', true],
  ['vendor/**', 'vendor/.hidden/b.yaml', true],
  ['vendor/**', 'team/vendor/b.yaml', false],
  ['**/vendor/**', 'team/vendor/b.yaml', true],
  ['vendor/', 'vendor/a/b.yaml', true],
  ['./vendor/*.yaml', 'vendor/a.yaml', true],
  ['vendor/*.yaml', 'vendor/a/b.yaml', false],
  ['*.gen.yaml', 'team/a.gen.yaml', true],
  ['/*.gen.yaml', 'team/a.gen.yaml', false],
  ['/*.gen.yaml', 'a.gen.yaml', true],
  ['{a,b}/**', 'b/c.yaml', true],
])('%s and %s', (pattern, path, meant) => {
  expect(matcherOf(pattern)?.(path)).toBe(meant);
});

test.each(['', '/', '!vendor/**', 'x'.repeat(100_000)])('%.20j is no pattern', pattern => {
  expect(matcherOf(pattern)).toBeUndefined();
});
