import { expect, test } from 'vitest';
import { readYaml } from '../../yaml/read';
import { lint, objectsIn } from '../lint';
import { heavyImage } from './heavy-images';
import {
  rankMissingRequests,
  suggestLimitRanges,
  weighMissingRequests,
  type WeighedWorkload,
} from './missing-requests';

function linted(file: string, text: string): readonly WeighedWorkload[] {
  const read = readYaml(text);
  const objects = objectsIn(read);
  return weighMissingRequests({ file, objects, findings: lint(read, { hints: true }).findings });
}

const deployment = (name: string, image: string, replicas = 1, resources = '{}'): string => `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: team }
spec:
  replicas: ${replicas}
  selector: {}
  template: { spec: { containers: [{ name: main, image: "${image}", resources: ${resources} }] } }
`;

test('heavy images and many replicas come first', () => {
  const ranked = rankMissingRequests([
    ...linted('a.yaml', deployment('small', 'web:1') + deployment('many', 'web:1', 10)),
    ...linted(
      'b.yaml',
      deployment('database', 'docker.io/library/postgres:17', 2) +
        deployment('whole', 'kafka:3', 9, '{ requests: { cpu: 1, memory: 1Gi } }') +
        deployment('half', 'web:1', 1, '{ requests: { cpu: 1 } }'),
    ),
  ]);
  expect(
    ranked.map(({ rank, file, object, replicas, missing, heavy }) => [
      rank,
      file,
      object.name,
      replicas,
      missing,
      heavy,
    ]),
  ).toEqual([
    [1, 'b.yaml', 'database', 2, ['cpu', 'memory'], 'database'],
    [2, 'a.yaml', 'many', 10, ['cpu', 'memory'], undefined],
    [3, 'a.yaml', 'small', 1, ['cpu', 'memory'], undefined],
    [4, 'b.yaml', 'half', 1, ['memory'], undefined],
  ]);
});

test('an image counts only where its own container lacks a request', () => {
  const text = `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers:
    - { name: db, image: "postgres:17", resources: { limits: { cpu: 1, memory: 1Gi } } }
    - { name: side, image: "side:1" }
`;
  expect(rankMissingRequests(linted('a.yaml', text))).toMatchObject([{ missing: ['cpu', 'memory'] }]);
  expect(rankMissingRequests(linted('a.yaml', text))[0]).not.toHaveProperty('heavy');
});

test('what is ignored is not ranked, and jobs count their pods', () => {
  const job = `apiVersion: batch/v1
kind: Job
metadata: { name: a }
spec: { parallelism: 5, template: { spec: { containers: [{ name: a, image: a }] } } }
`;
  expect(rankMissingRequests(linted('a.yaml', job))).toMatchObject([{ replicas: 5 }]);
  const ignored = job.replace('spec:', '# headroom-ignore: cpu-request-missing, memory-request-missing\nspec:');
  expect(rankMissingRequests(linted('a.yaml', ignored))).toEqual([]);
});

test('three workloads of a namespace are enough for a LimitRange', () => {
  const some = ['a', 'b'].map(name => deployment(name, 'web:1', 1, '{ requests: { cpu: 1 } }')).join('');
  expect(suggestLimitRanges(rankMissingRequests(linted('a.yaml', some)))).toEqual([]);
  const files = [linted('a.yaml', some), linted('b.yaml', deployment('c', 'web:1', 1, '{ requests: { cpu: 1 } }'))];
  const [suggested, ...others] = suggestLimitRanges(rankMissingRequests(files.flat()));
  expect(others).toEqual([]);
  expect(suggested).toMatchObject({ namespace: 'team', workloads: 3 });
  // With it in the file, nothing is missing any more.
  expect(rankMissingRequests(linted('a.yaml', `${some}---\n${suggested?.yaml}`))).toEqual([]);
  expect(readYaml(suggested?.yaml ?? '').documents[0]?.value).toMatchObject({
    spec: { limits: [{ type: 'Container', defaultRequest: { memory: '128Mi' } }] },
  });
});

test('a namespace that has a LimitRange for containers needs no other', () => {
  const files = [linted('a.yaml', ['a', 'b', 'c'].map(name => deployment(name, 'web:1')).join(''))];
  const own =
    'apiVersion: v1\nkind: LimitRange\nmetadata: { namespace: team }\nspec: { limits: [{ type: Container }] }\n';
  expect(suggestLimitRanges(rankMissingRequests(files.flat()), objectsIn(readYaml(own)))).toEqual([]);
});

test.each([
  ['docker.elastic.co/elasticsearch/elasticsearch:9.0.0', 'search engine on a JVM'],
  ['registry.k8s.io/ingress-nginx/controller:v1.12', 'ingress for all traffic'],
  ['vllm/vllm-openai@sha256:' + 'a'.repeat(64), 'model server'],
  ['postgres-exporter:1', undefined],
  ['{{ .image }}', undefined],
])('%s is %s', (image, reason) => {
  expect(heavyImage(image)?.reason).toBe(reason);
});
