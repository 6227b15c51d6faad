import { expect, test } from 'vitest';
import { readYaml } from '../yaml/read';
import { applySafeFixes, fixEdits } from './fix';
import { lint } from './lint';

const pod = (requests: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n    - name: a\n      image: a:1\n      resources:\n        requests:\n${requests}`;

function editsIn(text: string) {
  const file = readYaml(text);
  const finding = lint(file).findings.find(({ rule }) => rule === 'cpu-request-missing');
  return finding?.fixes.map(fix => fixEdits(file, finding, fix).length);
}

test('an action before a key hides its indentation: no fix is better than a broken text', () => {
  expect(editsIn(pod('          {{/* c */}} memory: 1Gi\n'))).toEqual([0]);
  expect(editsIn(pod('          memory: {{ .m }}\n'))).toEqual([1]);
});

test('an action that is still open would end at the braces of the fix', () => {
  const text =
    '# {{\napiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: a:1 }] }\n';
  expect(editsIn(text)).toEqual([0]);
  expect(editsIn(text.replace('{{', ''))).toEqual([1]);
});

test('a fix that the text cannot take is not offered', () => {
  expect(editsIn(pod('          memory: 1Gi\n').replace('requests:', '- requests:'))).toEqual([]);
});

const misplaced = (comment: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n    - name: a\n      image: a:1\n      requests:\n        cpu: 1${comment}\n`;

test('a fix that would lose a comment is left to a person', () => {
  expect(applySafeFixes(misplaced('')).text).toContain('resources:\n        requests:\n          cpu: 1\n');
  expect(applySafeFixes(misplaced(' # measured'))).toEqual({ text: misplaced(' # measured'), fixed: 0 });
});
