import { expect, test } from 'vitest';
import { found, pod } from '../../found.test-data';

const rule = 'request-above-limit';
const web = (resources: string): string => pod(`  containers:\n    - { name: web, image: a, resources: ${resources} }`);
const ofPod = (resources: string, ...containers: readonly string[]): string =>
  pod(
    `  resources: ${resources}\n  containers: [${containers.map((own, index) => `{ name: c${index}, image: a, resources: ${own} }`).join(', ')}]`,
  );

test.each([
  [
    'the same amount in other units',
    web('{ requests: { cpu: 1000m, memory: 1024Mi }, limits: { cpu: 1, memory: 1Gi } }'),
    0,
  ],
  ['a thousandth more', web('{ requests: { cpu: 1001m }, limits: { cpu: 1 } }'), 1],
  ['powers of two above powers of ten', web('{ requests: { memory: 1Gi }, limits: { memory: 1G } }'), 1],
  ['powers of ten below powers of two', web('{ requests: { memory: 1G }, limits: { memory: 1Gi } }'), 0],
  ['a number above a text', web('{ requests: { cpu: 2 }, limits: { cpu: "1" } }'), 1],
  ['an extended resource', web('{ requests: { example.com/gpu: 2 }, limits: { example.com/gpu: 1 } }'), 1],
  [
    'an extended resource below its limit',
    web('{ requests: { example.com/gpu: 1 }, limits: { example.com/gpu: 2 } }'),
    1,
  ],
  ['an extended resource without a limit', web('{ requests: { example.com/gpu: 1 } }'), 1],
  ['an extended resource with a limit only', web('{ limits: { example.com/gpu: 1 } }'), 0],
  ['an extended resource with templated limits', web('{ requests: { example.com/gpu: 1 }, limits: "{{ .l }}" }'), 0],
  ['a resource that an action names', web('{ requests: { "x.io/{{ .gpu }}": 1 }, limits: { cpu: 1 } }'), 0],
  [
    'an extended resource in a patch',
    pod('  containers: [{ name: a, resources: { requests: { x.io/gpu: { $patch: delete } } } }]'),
    0,
  ],
  [
    'huge pages below their limit',
    web('{ requests: { cpu: 1, hugepages-2Mi: 2Mi }, limits: { hugepages-2Mi: 4Mi } }'),
    1,
  ],
  ['blanks around', web('{ requests: { cpu: " 2 " }, limits: { cpu: "1" } }'), 1],
  [
    'containers below the request of the pod',
    ofPod('{ requests: { cpu: 2 } }', '{ requests: { cpu: 1 } }', '{ requests: { cpu: 1 } }'),
    0,
  ],
  [
    'containers above the request of the pod',
    ofPod('{ requests: { cpu: 2 } }', '{ requests: { cpu: 1 } }', '{ limits: { cpu: 1100m } }'),
    1,
  ],
  [
    'containers above the limit of a pod without request',
    ofPod('{ limits: { cpu: 2 } }', '{ requests: { cpu: 1 } }', '{ requests: { cpu: 1100m } }'),
    1,
  ],
  [
    'a container limit above that of the pod',
    ofPod('{ requests: { cpu: 1 }, limits: { cpu: 2 } }', '{ requests: { cpu: 1 }, limits: { cpu: 3 } }'),
    1,
  ],
  [
    'container limits above that of the pod only together',
    ofPod(
      '{ requests: { cpu: 1 }, limits: { cpu: 2 } }',
      '{ requests: { cpu: 100m }, limits: { cpu: 2 } }',
      '{ requests: { cpu: 100m }, limits: { cpu: 2 } }',
    ),
    0,
  ],
  ['limits of another resource', web('{ requests: { cpu: 2 }, limits: { memory: 1 } }'), 0],
  ['a limit without a request', web('{ limits: { cpu: 1 } }'), 0],
  ['text that is no quantity', web('{ requests: { cpu: two }, limits: { cpu: 1 } }'), 0],
  ['a templated limit', web('{ requests: { cpu: 2 }, limits: { cpu: "{{ .cpu }}" } }'), 0],
  ['an init container', pod('  initContainers: [{ resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } }]'), 1],
  ['the pod itself', pod('  resources: { requests: { cpu: 2 }, limits: { cpu: 1 } }'), 1],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('both ways out are suggested, and the limit is shown', () => {
  const [finding] = found(rule, web('{ requests: { cpu: 2 }, limits: { cpu: 1500m } }'));
  expect(finding?.fixes.map(({ title, safe }) => [title, safe])).toEqual([
    ['Lower the request to 1500m', false],
    ['Raise the limit to 2', false],
  ]);
  expect(finding?.related).toMatchObject([{ message: 'The limit', range: { start: { line: 5 } } }]);
});

test('the limit of what cannot be shared out twice has one right value', () => {
  const [finding] = found(rule, web('{ requests: { nvidia.com/gpu: 2 } }'));
  expect(finding).toMatchObject({
    message: 'Request of 2 nvidia.com/gpu in container "web" has no limit. Set the same amount as limit.',
    fixes: [{ title: 'Set the limit to 2', safe: true }],
  });
});

test('what containers ask together is said with the amounts', () => {
  const text = ofPod(
    '{ requests: { memory: 1Gi } }',
    '{ requests: { memory: 1Gi } }',
    '{ requests: { memory: 512Mi } }',
  );
  expect(found(rule, text)).toMatchObject([
    {
      message:
        "The containers request 1536Mi memory together, more than the 1Gi of the pod. Raise the pod's request or lower theirs.",
      fixes: [{ title: "Raise the pod's amount to 1536Mi" }],
    },
  ]);
});
