import { expect, test } from 'vitest';
import { openDocument } from '../document';
import { workloadAt, workloadInText, workloadNamed } from './chosen-workload';

const workload = (name: string, replicas: number): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    spec:
      containers:
        - { name: c, image: 'c:1' }
`;
const text = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
---
${workload('cart', 1)}---
${workload('pay', 2)}---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec: { selector: {}, template: { spec: { containers: [{ name: c, image: 'c:1' }] } } }
`;
const noFiles = { read: () => undefined };
const document = openDocument('file:///a.yaml', 1, text, noFiles);
const nameAt = (line: number): string | undefined => workloadAt(document, { line, character: 2 })?.key.name;

test('the workload around the cursor, else the first of the text', () => {
  expect([0, 8, 22, 33].map(nameAt)).toEqual(['cart', 'cart', 'pay', 'cart']);
});

test('a workload is found again by kind, namespace and name', () => {
  const key = { kind: 'Deployment', name: 'pay', namespace: 'shop' };
  expect(workloadNamed(document, key)?.object['spec']).toMatchObject({ replicas: 2 });
  expect(workloadNamed(document, { ...key, namespace: 'other' })).toBeUndefined();
  expect(workloadNamed(document, { kind: 'DaemonSet', name: 'agent' })).toBeUndefined();
  expect(workloadInText(workload('pay', 7), key)?.object['spec']).toMatchObject({ replicas: 7 });
});

test('a text without workloads has none', () => {
  const empty = openDocument('file:///b.yaml', 1, 'kind: ConfigMap\napiVersion: v1\n', noFiles);
  expect(workloadAt(empty, { line: 0, character: 0 })).toBeUndefined();
});
