import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'bandwidth-one-way';
const [ingress, egress] = ['kubernetes.io/ingress-bandwidth: 10M', 'kubernetes.io/egress-bandwidth: 20M'];
const pod = (annotations: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a, annotations: { ${annotations} } }\nspec: { ${spec} }\n`;

test.each([
  ['no limit', pod(''), 0],
  ['both', pod(`${ingress}, ${egress}`), 0],
  ['ingress alone', pod(ingress), 1],
  ['egress alone', pod(egress), 1],
  ['one that does nothing', pod(egress, 'hostNetwork: true'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('it is a hint, and offers the value of the other direction', () => {
  expect(found(rule, pod(egress))[0]).toMatchObject({
    severity: 'hint',
    fixes: [{ title: 'Limit the other direction to 20M too', safe: false }],
  });
});

test('a value that does not parse is not copied', () => {
  expect(found(rule, pod('kubernetes.io/egress-bandwidth: 20MB'))[0]?.fixes).toEqual([]);
});
