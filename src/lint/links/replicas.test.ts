import { expect, test } from 'vitest';
import { readYaml } from '../../yaml/read';
import { nothingElse } from '../found.test-data';
import { objectsIn } from '../lint';
import { noNeighbours } from '../neighbours';
import { autoscaler, deployment } from '../rollout.test-data';
import { replicasOf } from './replicas';

const kustomization = (name: string): string =>
  `---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nreplicas: [{ name: ${name}, count: 3 }]\n`;
const keda =
  '---\napiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: k, namespace: team }\nspec: { scaleTargetRef: { name: a } }\n';
const proportional = deployment('', 'command: [/autoscaler, --target=deployment/a],').replace('name: a,', 'name: b,');

test.each([
  ['as written', deployment('replicas: 3,'), 3],
  ['one by default', deployment(), 1],
  ['from a template', deployment('replicas: "{{ .n }}",'), undefined],
  ['the least of its autoscaler', deployment('replicas: 3,') + autoscaler('minReplicas: 2, maxReplicas: 5,'), 2],
  ['one, the least by default', deployment('replicas: 3,') + autoscaler(), 1],
  ['a least from a template', deployment('replicas: 3,') + autoscaler('minReplicas: "{{ .n }}",'), undefined],
  ['two autoscalers', deployment() + autoscaler() + autoscaler(), undefined],
  ['replicas of a kustomization', deployment('replicas: 1,') + kustomization('a'), undefined],
  ['replicas of a kustomization for another', deployment('replicas: 1,') + kustomization('b'), 1],
  ['a ScaledObject', deployment('replicas: 1,') + keda, undefined],
  ['the proportional autoscaler', deployment() + proportional, undefined],
  ['two of the name', deployment('replicas: 1,') + deployment('replicas: 2,'), undefined],
  ['a DaemonSet', deployment().replace('kind: Deployment', 'kind: DaemonSet'), undefined],
])('%s', (_, text, count) => {
  const objects = objectsIn(readYaml(text));
  const [target] = objects;
  expect(target && replicasOf(target, { objects, neighbours: nothingElse })?.count).toBe(count);
});

test('left out they are not known where an autoscaler may be elsewhere', () => {
  const objects = objectsIn(readYaml(deployment()));
  expect(objects.map(target => replicasOf(target, { objects, neighbours: noNeighbours }))).toEqual([undefined]);
});
