import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../kubernetes/object';
import { readYaml } from '../../yaml/read';
import { placeInResources } from './place-in-resources';

const base = `kind: Service
apiVersion: v1
metadata: { name: web }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: a
`;
const patch = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: side
          image: b
        - name: web
          resources: { limits: { memory: 1Gi } }
`;
const files = [
  { file: 'base.yaml', yaml: readYaml(base) },
  { file: 'patch.yaml', yaml: readYaml(patch) },
];
const built = readYaml(`apiVersion: apps/v1
kind: Deployment
metadata: { name: prod-web-1, namespace: prod }
spec:
  template:
    spec:
      containers:
        - { name: side, image: b }
        - { name: web, image: a, resources: { limits: { memory: 1Gi } } }
`).documents[0]?.value as KubernetesObject;
const containers = ['spec', 'template', 'spec', 'containers'];
const at = (...path: (string | number)[]) => {
  const place = placeInResources(built, [...containers, ...path], files);
  return place && `${place.file}:${place.range.start.line + 1}`;
};

test('what only the resource says stands there', () => {
  expect(at(1, 'image')).toBe('base.yaml:13');
});

test('what a patch says stands in the patch', () => {
  expect(at(1, 'resources', 'limits', 'memory')).toBe('patch.yaml:11');
  expect(at(0)).toBe('patch.yaml:8');
});

test('an object of another kind or name is nowhere', () => {
  expect(placeInResources({ ...built, kind: 'StatefulSet' }, [], files)).toBeUndefined();
  expect(placeInResources({ ...built, metadata: { name: 'api' } }, [], files)).toBeUndefined();
});
