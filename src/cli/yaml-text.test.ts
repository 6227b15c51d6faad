import fc from '../../test/fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readYaml } from '../yaml/read';
import { yamlText } from './yaml-text';
import { proofRuns } from '../../test/proof-runs';

test('is read back as the same value, by YAML 1.2 and as Kubernetes reads', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.constantFrom('yes', '010', '1e3', '', 'a: b', '- a', 'a\nb\n', 'a\n\n b', ' a\nb', '~', '#', 'a #b', 'null'),
  );
  const value = fc.letrec(tie => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      texts,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('tree')),
      fc.dictionary(texts, tie('tree')),
    ),
  })).tree;
  fc.assert(
    fc.property(value, one => {
      const written = yamlText(one);
      expect(parse(written)).toEqual(one);
      expect(readYaml(written, { templates: 'literal' }).documents[0]?.value ?? null).toEqual(one);
    }),
    { numRuns: proofRuns(300) },
  );
});

test('looks as people write it', () => {
  const object = {
    kind: 'ConfigMap',
    metadata: { name: 'a-1', labels: {} },
    data: { on: 'yes', text: 'one\ntwo\n' },
    list: [{ a: 1, b: ['x'] }],
  };
  expect(yamlText(object)).toBe(
    'kind: ConfigMap\nmetadata:\n  name: a-1\n  labels: {}\ndata:\n  "on": "yes"\n  text: |\n    one\n    two\nlist:\n  - a: 1\n    b:\n      - x\n',
  );
});
