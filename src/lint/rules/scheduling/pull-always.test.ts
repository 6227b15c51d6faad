import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'pull-always';
const pod = (container: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, ${container} }] }\n`;

test.each([
  ['a version of three numbers', 'image: web:1.2.3, imagePullPolicy: Always', 1],
  ['a version with a variant', 'image: "web:v1.2.3-alpine", imagePullPolicy: Always', 1],
  ['a digest', `image: web@sha256:${'a'.repeat(64)}, imagePullPolicy: Always`, 1],
  ['a tag that moves', 'image: web:1.2, imagePullPolicy: Always', 0],
  ['a snapshot', 'image: web:1.2.3-SNAPSHOT, imagePullPolicy: Always', 0],
  ['latest', 'image: web:latest, imagePullPolicy: Always', 0],
  ['another policy', 'image: web:1.2.3, imagePullPolicy: IfNotPresent', 0],
  ['no policy', 'image: web:1.2.3', 0],
  ['a templated image', 'image: "{{ .i }}", imagePullPolicy: Always', 0],
])('%s', (_, container, findings) => {
  expect(found(rule, pod(container))).toHaveLength(findings);
});
