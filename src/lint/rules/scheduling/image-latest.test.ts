import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'image-latest';
const pod = (...containers: string[]): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [${containers.map(one => `{ ${one} }`).join(', ')}] }\n`;

test.each([
  ['no tag', 'image: nginx', 1],
  ['latest', 'image: registry:5000/team/web:latest', 1],
  ['a version', 'image: nginx:1.27', 0],
  ['a digest', `image: nginx@sha256:${'a'.repeat(64)}`, 0],
  ['a port and a version', 'image: registry:5000/team/web:1', 0],
  ['a placeholder', 'image: $(IMAGE)', 0],
  ['a template', 'image: "{{ .image }}"', 0],
  ['an image that is only on the node', 'image: web, imagePullPolicy: Never', 0],
  ['no image', 'name: a', 0],
])('%s', (_, container, findings) => {
  expect(found(rule, pod(container))).toHaveLength(findings);
});

test('says what the pull policy makes of it', () => {
  expect(found(rule, pod('image: nginx'))[0]?.message).toContain('every start asks the registry');
  expect(found(rule, pod('image: nginx, imagePullPolicy: IfNotPresent'))[0]?.message).toContain('each node runs');
});

test('a kustomization may set the tag', () => {
  const kustomization =
    '---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nimages: [{ name: controller, newTag: v1 }]\n';
  expect(found(rule, pod('image: controller:latest') + kustomization)).toEqual([]);
});

test('suggests the version of the same image in the file', () => {
  expect(found(rule, pod('image: nginx', 'image: nginx:1.27'))[0]?.fixes).toMatchObject([
    { changes: [{ value: 'nginx:1.27' }] },
  ]);
  expect(found(rule, pod('image: nginx', 'image: redis:7'))[0]?.fixes).toEqual([]);
});
