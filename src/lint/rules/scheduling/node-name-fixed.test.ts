import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'node-name-fixed';
const pod = (metadata: string, more = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a ${metadata} }\nspec: { nodeName: worker-1 ${more} }\n`;
const deployment = (spec: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: { spec: { ${spec} } } }\n`;

test.each([
  ['a Pod', pod(''), 1],
  ['a workload', deployment('nodeName: worker-1'), 1],
  ['a workload of a live cluster', deployment('nodeName: worker-1').replace('name: a', 'name: a, uid: b'), 1],
  ['a Pod of a controller', pod(', ownerReferences: []'), 0],
  ['a Pod as a cluster shows it', pod(', uid: b'), 0],
  ['a Pod with a status', pod('') + 'status: { phase: Running }\n', 0],
  ['the mirror of a static Pod', pod(', annotations: { kubernetes.io/config.mirror: a }'), 0],
  ['a templated name', deployment('nodeName: "{{ .node }}"'), 0],
  ['an empty name', deployment('nodeName: ""'), 0],
  ['a node selector', deployment('nodeSelector: { kubernetes.io/hostname: worker-1 }'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('the suggestion selects the node, once', () => {
  expect(found(rule, pod(''))[0]?.fixes[0]?.changes.map(({ op }) => op)).toEqual(['set', 'remove']);
  const both = found(rule, pod('', ', nodeSelector: { kubernetes.io/hostname: worker-1 }'));
  expect(both[0]?.fixes[0]?.changes.map(({ op }) => op)).toEqual(['remove']);
});
