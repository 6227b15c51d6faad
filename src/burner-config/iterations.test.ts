import { expect, test } from 'vitest';
import type { JobConfig } from './config';
import { iterationNamespaces, makesNamespace } from './iterations';
import { countIn, namesIn } from './namespace-range';

const job = (fields: Partial<JobConfig>) =>
  ({
    namespace: 'ns',
    namespacedIterations: true,
    iterationsPerNamespace: 1,
    jobIterations: 1,
    ...fields,
  }) as JobConfig;

test.each<Partial<JobConfig>>([
  { jobIterations: 7, iterationsPerNamespace: 2 },
  { jobIterations: 3, namespacedIterations: false },
  { jobIterations: 0 },
  { jobIterations: 2, namespace: '' },
  { jobIterations: 12, namespace: 'n'.repeat(63) },
  { jobIterations: 2, namespace: 'a-1' },
])('%j makes the namespaces that it lists, and no other', fields => {
  const names = [...namesIn(iterationNamespaces(job(fields)))];
  const others = [
    'ns',
    'ns-',
    'ns-00',
    'ns-01',
    'ns-4',
    'ns-12',
    'ns-1x',
    'a',
    'a-1',
    'default',
    `${'n'.repeat(63)}-0`,
  ];
  expect(names.filter(name => !makesNamespace(job(fields), name))).toEqual([]);
  expect(others.filter(name => makesNamespace(job(fields), name))).toEqual(others.filter(name => names.includes(name)));
});

test('billions of iterations are no more work than one', () => {
  const many = job({ jobIterations: 2 ** 40, iterationsPerNamespace: 3 });
  expect(countIn(iterationNamespaces(many))).toBe(Math.ceil(2 ** 40 / 3));
  expect([makesNamespace(many, 'ns-366503875924'), makesNamespace(many, 'ns-366503875926')]).toEqual([true, false]);
});
