import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'bandwidth-ignored';
const egress = 'kubernetes.io/egress-bandwidth: 10M';
/** A Deployment with these annotations of its pods, and more of its pod spec. */
const deployment = (annotations: string, spec = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: { metadata: { annotations: { ${annotations} } }, spec: { ${spec} } } }\n`;

test.each([
  ['the right key', deployment(egress), 0],
  ['a domain of Kubernetes that is not it', deployment('networking.k8s.io/egress-bandwidth: 10M'), 1],
  ['a recommended label for an annotation', deployment('app.kubernetes.io/ingress-bandwidth: 10M'), 1],
  ['no domain at all', deployment('ingress-bandwidth: 10M'), 1],
  ['a key of somebody else', deployment('example.com/egress-bandwidth: 10M'), 0],
  ['a domain that only ends alike', deployment('notk8s.io/egress-bandwidth: 10M'), 0],
  ['a pod on the network of its node', deployment(egress, 'hostNetwork: true'), 1],
  ['hostNetwork: false', deployment(egress, 'hostNetwork: false'), 0],
  ['a templated hostNetwork', deployment(egress, 'hostNetwork: "{{ .host }}"'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('a look-alike is renamed only when a person says so, and not onto a key that is there', () => {
  const alone = found(rule, deployment('k8s.io/egress-bandwidth: 10M'));
  expect(alone[0]?.fixes).toMatchObject([{ title: 'Rename to kubernetes.io/egress-bandwidth', safe: false }]);
  expect(found(rule, deployment(`k8s.io/egress-bandwidth: 10M, ${egress}`))[0]?.fixes).toEqual([]);
});
