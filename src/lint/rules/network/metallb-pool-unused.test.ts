import { expect, test } from 'vitest';
import { found, nothingElse } from '../../found.test-data';

const rule = 'metallb-pool-unused';
const pool =
  'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: a, labels: { zone: east } }\nspec: { addresses: [192.0.2.0/24] }\n---\n';
const advertisement = (spec: string, kind = 'L2Advertisement', group = 'metallb.io'): string =>
  `apiVersion: ${group}/v1beta1\nkind: ${kind}\nmetadata: { name: x }\nspec: { ${spec} }\n`;

test.each([
  ['nobody', pool, 1],
  ['one that names it', pool + advertisement('ipAddressPools: [b, a]'), 0],
  ['one that names another', pool + advertisement('ipAddressPools: [b]'), 1],
  ['one that names none', pool + advertisement(''), 0],
  ['one of BGP', pool + advertisement('ipAddressPools: [a]', 'BGPAdvertisement'), 0],
  ['one by its label', pool + advertisement('ipAddressPoolSelectors: [{ matchLabels: { zone: east } }]'), 0],
  ['one by another label', pool + advertisement('ipAddressPoolSelectors: [{ matchLabels: { zone: west } }]'), 1],
  ['a template', pool + advertisement('ipAddressPools: "{{ .p }}"'), 0],
  ['a kind of another group', pool + advertisement('', 'L2Advertisement', 'example.com'), 1],
])('announced by %s', (_, text, findings) => {
  expect(found(rule, text, nothingElse)).toHaveLength(findings);
});

test('says nothing when an advertisement may be elsewhere', () => {
  expect(found(rule, pool)).toEqual([]);
});
