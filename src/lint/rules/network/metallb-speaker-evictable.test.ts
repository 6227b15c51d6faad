import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'metallb-speaker-evictable';
const priority = 'priorityClassName: system-node-critical,';
const memory = 'resources: { requests: { memory: 100Mi } }';
const speaker = (
  pod: string,
  container: string,
  image = 'quay.io/metallb/speaker:v0.16.1',
  kind = 'DaemonSet',
): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: speaker }\nspec: { selector: { matchLabels: { a: b } }, template: { spec: { ${pod} containers: [{ name: frr, image: frr:1 }, { name: speaker, image: "${image}", ${container} }] } } }\n`;

test.each([
  ['neither', speaker('', ''), 2],
  ['no class', speaker('', memory), 1],
  ['no memory', speaker(priority, ''), 1],
  ['both', speaker(priority, memory), 0],
  ['a limit, which is the request, too', speaker(priority, 'resources: { limits: { memory: 100Mi } }'), 0],
  ['a templated class', speaker('priorityClassName: "{{ .c }}",', memory), 0],
  ['the image of another registry', speaker('', '', 'example.com/bitnami/metallb-speaker:1'), 2],
  ['the controller', speaker('', '', 'quay.io/metallb/controller:v0.16.1', 'Deployment'), 0],
  ['another speaker', speaker('', '', 'example.com/music/speaker:1'), 0],
  ['a patch', speaker('', '').replace('selector: { matchLabels: { a: b } }, ', ''), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('a LimitRange of the namespace gives the request', () => {
  const limits =
    '---\napiVersion: v1\nkind: LimitRange\nmetadata: { name: a }\nspec: { limits: [{ type: Container, defaultRequest: { memory: 64Mi } }] }\n';
  expect(found(rule, speaker(priority, '') + limits)).toEqual([]);
});
