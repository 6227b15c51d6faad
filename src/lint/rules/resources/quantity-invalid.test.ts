import { expect, test } from 'vitest';
import { found, pod } from '../../found.test-data';

const rule = 'quantity-invalid';
const of = (resource: string, amount: string): string =>
  pod(
    `  containers: [{ name: web, image: a, resources: { requests: { cpu: 1 }, limits: { ${resource}: ${amount} } } }]`,
  );

/** The first suggestion, `refused` without one, or nothing when the rule has nothing to say. */
function verdict(resource: string, amount: string): string | undefined {
  const [finding] = found(rule, of(resource, amount));
  return finding && (finding.fixes[0]?.title ?? 'refused');
}

test.each([
  ['500m', undefined],
  ['.5', undefined],
  ['1e-3', undefined],
  ['" 2 "', undefined],
  ['500mi', 'Write 500m'],
  ['500 m', 'Write 500m'],
  ['"0,5"', 'Write 0.5'],
  ['2 cores', 'Write 2'],
  ['half', 'refused'],
  ['""', 'refused'],
  ['true', 'refused'],
  ['[1]', 'refused'],
  ['{ a: 1 }', 'refused'],
  ['-1', 'Write 1'],
  ['-0.1m', 'Write 0.1m'],
  ['"2\\n"', 'Write 2'],
  ['null', undefined],
  ['"${CPU:=1}"', undefined],
  ['"${{CPU}}"', undefined],
  ['$(CPU)', undefined],
  ['<cpu>', undefined],
  ['"%CPU%"', undefined],
  ['"@cpu@"', undefined],
  ['"{{ .cpu }}"', undefined],
])('%s of CPU', (amount, expected) => {
  expect(verdict('cpu', amount)).toBe(expected);
});

test.each([
  ['memory', '512MB', 'Write 512Mi'],
  ['memory', '"1 GB"', 'Write 1Gi'],
  ['memory', '500K', 'Write 500Ki'],
  ['memory', '1.5g', 'Write 1.5Gi'],
  ['memory', 'much', 'refused'],
  ['memory', '1e3', undefined],
  ['ephemeral-storage', '10 GB', 'Write 10Gi'],
  ['nvidia.com/gpu', '0.5', 'Write 1'],
  ['nvidia.com/gpu', '500m', 'Write 1'],
  ['nvidia.com/gpu', '1.0', undefined],
  ['nvidia.com/gpu', '2k', undefined],
  ['hugepages-2Mi', '3Mi', 'Write 4Mi'],
  ['hugepages-2Mi', '4Mi', undefined],
  ['hugepages-1Gi', '1Gi', undefined],
])('%s: %s', (resource, amount, expected) => {
  expect(verdict(resource, amount)).toBe(expected);
});

test('huge pages alone, for a whole pod too', () => {
  const alone = '{ limits: { hugepages-2Mi: 2Mi } }';
  expect(found(rule, pod(`  containers: [{ name: a, image: a, resources: ${alone} }]`))).toHaveLength(1);
  expect(found(rule, pod(`  resources: ${alone}\n  containers: [{ name: a, image: a }]`))).toHaveLength(1);
});

test.each([
  ['a quota', 'v1', 'ResourceQuota', '{ hard: { requests.cpu: 4 cores } }', 1],
  [
    'a LimitRange',
    'v1',
    'LimitRange',
    '{ limits: [{ type: Container, max: { memory: 1GB }, min: { memory: 1Mi } }] }',
    1,
  ],
  ['a claim', 'v1', 'PersistentVolumeClaim', '{ resources: { requests: { storage: 10GB } } }', 1],
  [
    'a claim of a StatefulSet',
    'apps/v1',
    'StatefulSet',
    '{ volumeClaimTemplates: [{ spec: { resources: { requests: { storage: 10GB } } } }] }',
    1,
  ],
  ['another kind of that name', 'x.io/v1', 'ResourceQuota', '{ hard: { cpu: much } }', 0],
])('%s', (_, apiVersion, kind, spec, findings) => {
  expect(found(rule, `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\nspec: ${spec}\n`)).toHaveLength(
    findings,
  );
});
