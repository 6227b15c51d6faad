import { expect, test } from 'vitest';
import { answered, deployment, jobRuns } from './job-runs';

const configMap = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "${name}-{{ .Iteration }}-{{ .Replica }}"}\n`;
const { run } = jobRuns({
  'd.yml': deployment,
  'two.yml': `${configMap('two')}---\napiVersion: v1\nkind: Secret\nmetadata: {name: "two-{{ .Iteration }}-{{ .Replica }}"}\n`,
  'once.yml': configMap('once'),
  'every.yml':
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: "jobs-create-{{ .Iteration }}"}\n',
  'crd.yml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: lamps.jobs.headroom.dev}
spec:
  group: jobs.headroom.dev
  scope: Cluster
  names: {plural: lamps, singular: lamp, kind: Lamp}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
`,
  'lamp.yml': 'apiVersion: jobs.headroom.dev/v1\nkind: Lamp\nmetadata: {name: "lamp-{{ .Replica }}"}\n',
});

test.concurrent('documents, replicas, runOnce, repeatEveryNIterations and shared namespaces', async () => {
  const objects = [
    '{objectTemplate: two.yml, replicas: 2}',
    '{objectTemplate: once.yml, runOnce: true}',
    '{objectTemplate: every.yml, repeatEveryNIterations: 2}',
  ].join(', ');
  const { code, report } = await run([
    `name: many, namespace: jobs-create, jobIterations: 5, iterationsPerNamespace: 2, preCreateNamespaces: true, objects: [${objects}]`,
  ]);
  expect(code).toBe(0);
  expect(answered(report, 'many')).toEqual({ 'create configmaps': 11, 'create secrets': 10, 'create clusterroles': 3 });
  expect(report.target.namespaces).toEqual(['jobs-create-0', 'jobs-create-1', 'jobs-create-2']);
  // Three namespaces, three cluster roles; the namespaces take the rest with them.
  expect(report.cleanUp.deleted).toBeGreaterThanOrEqual(6);
});

test.concurrent('groups: a group is collected before the next begins, where it says so', async () => {
  const first = '{objectTemplate: once.yml, group: {id: 1, gc: true}}';
  const second = '{objectTemplate: d.yml, group: {id: 2}}';
  const { code, report } = await run([
    `name: grouped, namespace: jobs-groups, jobIterations: 2, objects: [${second}, ${first}]`,
    'name: look, jobType: read, objects: [{kind: ConfigMap, labelSelector: {kube-burner.io/job: grouped}}, {kind: Deployment, apiVersion: apps/v1, labelSelector: {kube-burner.io/group: "2"}}]',
  ]);
  expect(report.outcome.reasons).toEqual([]);
  expect(code).toBe(0);
  const steps = report.steps.filter(({ name }) => name.startsWith('grouped: group'));
  expect(steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'grouped: group 1 started',
    'grouped: group 1 done',
    'grouped: group 2 started',
    'grouped: group 2 done',
  ]);
  expect(answered(report, 'grouped')).toMatchObject({
    'create configmaps': 2,
    'delete configmaps': 2,
    'create deployments': 2,
  });
  expect(answered(report, 'look')).toEqual({ 'get deployments': 2 });
});

test.concurrent('a kind that one job defines is made by the next', async () => {
  const { code, report } = await run([
    'name: define, namespacedIterations: false, objects: [{objectTemplate: crd.yml}]',
    'name: fill, namespace: jobs-lamps, namespacedIterations: false, objects: [{objectTemplate: lamp.yml, replicas: 3}]',
  ]);
  expect(report.outcome.reasons).toEqual([]);
  expect(code).toBe(0);
  expect(answered(report, 'fill')).toEqual({ 'create lamps': 3 });
});

test.concurrent('two jobs of a run share a namespace', async () => {
  const job = (name: string, template: string) =>
    `name: ${name}, namespace: jobs-shared, namespacedIterations: false, objects: [{objectTemplate: ${template}}]`;
  const { code, report } = await run([job('one', 'once.yml'), job('two', 'two.yml')]);
  expect(code).toBe(0);
  expect(report.notes.join()).not.toContain('was there before the run');
});
