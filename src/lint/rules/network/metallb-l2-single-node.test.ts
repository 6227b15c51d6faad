import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'metallb-l2-single-node';
const advertisement = (spec: string, kind = 'L2Advertisement', group = 'metallb.io'): string =>
  `apiVersion: ${group}/v1beta1\nkind: ${kind}\nmetadata: { name: a }\nspec: { ${spec} }\n`;
const selector = (...names: string[]): string =>
  `nodeSelectors: [${names.map(name => `{ matchLabels: { kubernetes.io/hostname: ${name} } }`).join(', ')}]`;

test.each([
  ['any node', advertisement(''), /^In L2 mode one node/],
  ['two nodes', advertisement(selector('a', 'b')), /^In L2 mode one node/],
  ['one node', advertisement(selector('a')), /^Only node "a"/],
  [
    'one node by expression',
    advertisement(
      'nodeSelectors: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [b] }] }]',
    ),
    /^Only node "b"/,
  ],
  ['nodes by role', advertisement('nodeSelectors: [{ matchLabels: { role: edge } }]'), /^In L2 mode one node/],
])('%s', (_, text, message) => {
  expect(found(rule, text)).toMatchObject([{ message: expect.stringMatching(message) }]);
});

test('BGP and kinds of other groups are not meant', () => {
  expect(found(rule, advertisement('', 'BGPAdvertisement'))).toEqual([]);
  expect(found(rule, advertisement('', 'L2Advertisement', 'example.com'))).toEqual([]);
});
