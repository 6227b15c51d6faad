import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { refusalsOf } from './decoder-answer.test-data';
import { decoderCase } from './decoder-cases.test-data';
import { difference } from './decoder-difference.test-data';

/** What kube-burner's own parser said of the first seeds; test/verify/decoder.test.ts asks it anew. */
const golden = path.join(import.meta.dirname, '../../test/vectors/burner-config/golden.json');

test('the first seeds: accepted or refused as kube-burner does, for the same keys and lines', () => {
  const errors = JSON.parse(readFileSync(golden, 'utf8')) as readonly string[];
  expect(errors).toHaveLength(300);
  const refused = errors.filter(error => (refusalsOf(error)?.length ?? 0) > 0);
  expect(refused.length).toBeGreaterThan(50);
  expect(errors.filter(error => error === '').length).toBeGreaterThan(10);
  const differences = errors.map((error, seed) => difference(decoderCase(seed), error));
  expect(differences.filter(one => one !== undefined)).toEqual([]);
});
