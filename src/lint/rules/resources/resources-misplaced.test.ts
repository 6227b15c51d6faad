import { expect, test } from 'vitest';
import { found, pod } from '../../found.test-data';

const rule = 'resources-misplaced';
const web = (fields: string): string => pod(`  containers: [{ name: web, image: a, ${fields} }]`);

/** Message without its action, and the titles of the fixes, a safe one marked. */
function said(text: string): readonly string[] {
  return found(rule, text).map(({ message, fixes }) =>
    [message.split('. ')[0], ...fixes.map(({ title, safe }) => (safe ? `${title}!` : title))].join(' | '),
  );
}

test.each([
  ['requests: { cpu: 1 }', ['Container "web" has no field "requests" | Move to resources.requests!']],
  ['limits: { cpu: 1 }, resources: { limits: {} }', ['Container "web" has no field "limits"']],
  [
    'limits: { cpu: 1 }, resources: { requests: {} }',
    ['Container "web" has no field "limits" | Move to resources.limits!'],
  ],
  ['resource: {}', ['Container "web" has no field "resource" | Write resources!']],
  ['Resources: {}, resources: {}', ['Container "web" has no field "Resources"']],
  ['resources: { request: {} }', ['resources has no field "request" | Write requests!']],
  ['resources: { limit: {}, limits: {} }', ['resources has no field "limit"']],
  ['resources: { replicas: 1 }', ['resources has no field "replicas"']],
  [
    'resources: { memory: 1Gi }',
    ['"memory" directly under resources is not read | Move to requests.memory | Move to limits.memory'],
  ],
  ['resources: { requests: { memroy: 1Gi } }', ['"memroy" is no resource | Write memory!']],
  ['resources: { requests: { Memory: 1Gi, memory: 1Gi } }', ['"Memory" is no resource']],
  ['resources: { limits: { ram: 1Gi } }', ['"ram" is no resource | Write memory!']],
  ['resources: { limits: { gpu: 1 } }', ['"gpu" is no resource']],
  ['resources: { limits: { nvidia.com/: 1 } }', ['"nvidia.com/" is no name of a resource']],
  ['resources: { limits: { requests.nvidia.com/gpu: 1 } }', ['"requests.nvidia.com/gpu" is no name of a resource']],
  ['resources: { requests: { nvidia.com/gpu: 1, hugepages-2Mi: 2Mi }, claims: [] }', []],
  ['resources: { requests: { attachable-volumes-csi: 1 } }', ['"attachable-volumes-csi" is no resource']],
  ['"{{ .key }}": {}', []],
  ['resources: { $patch: delete, limits: { $patch: replace } }', []],
])('%s', (fields, expected) => {
  expect(said(web(fields))).toEqual(expected);
});

test.each([
  ['limits of the pod', '  limits: { cpu: 1 }', ['"limits" is not read here | Move to resources.limits']],
  ['a GPU for the pod', '  resources: { limits: { x.io/gpu: 1 } }', ['"x.io/gpu" cannot be asked for the whole pod']],
  ['resources of the pod', '  resources: { limits: { cpu: 1 } }', []],
])('%s', (_, spec, expected) => {
  expect(said(pod(`${spec}\n  containers: [{ name: web, image: a }]`))).toEqual(expected);
});

test('levels above the pod, in a CronJob too', () => {
  const text = `apiVersion: batch/v1
kind: CronJob
metadata: { name: a }
spec:
  resources: {}
  jobTemplate: { spec: { limits: {}, template: { resources: {}, spec: { containers: [{ name: a }, { name: b }] } } } }
`;
  expect(said(text)).toEqual(['"resources"', '"limits"', '"resources"'].map(key => `${key} is not read here`));
});

test('kinds that are not built in are left alone', () => {
  expect(
    said(
      'apiVersion: x.io/v1\nkind: Deployment\nspec: { resources: {}, template: { spec: { containers: [{ limits: {} }] } } }',
    ),
  ).toEqual([]);
});
