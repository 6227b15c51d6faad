import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, deployment, jobRuns } from './job-runs';

const { run, connection } = jobRuns({
  'd.yml': deployment,
  'merge.yml': '{"metadata": {"labels": {"merge-{{ .Iteration }}": "yes"}}}',
  'strategic.yml': 'metadata: {labels: {"strategic-{{ .Iteration }}": "yes"}}\n',
  'json.json': '[{"op": "add", "path": "/metadata/labels/json-{{ .Iteration }}", "value": "yes"}]',
  // The same in each iteration: what one manager applies last takes away what it applied before, and iterations run at once.
  'apply.yml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {labels: {apply: "yes"}}\n',
  'second.yml': 'metadata: {labels: {second: "yes"}}\n',
});

const deployments = 'kind: Deployment, apiVersion: apps/v1';
const ofMake = 'labelSelector: {kube-burner.io/job: make}';
const patched = (file: string, type: string) =>
  `{${deployments}, ${ofMake}, objectTemplate: ${file}, patchType: application/${type}}`;
const labelled = (...labels: string[]) => labels.map(label => `{${deployments}, labelSelector: {${label}}}`).join(', ');

test.concurrent(
  'every type of patch changes what earlier jobs made, in each iteration; read gets what it finds',
  async () => {
    const patches = [
      patched('merge.yml', 'merge-patch+json'),
      patched('strategic.yml', 'strategic-merge-patch+json'),
      patched('json.json', 'json-patch+json'),
      patched('apply.yml', 'apply-patch+yaml'),
    ].join(', ');
    const { code, report } = await run([
      'name: make, namespace: jobs-patch, jobIterations: 2, objects: [{objectTemplate: d.yml}]',
      `name: change, jobType: patch, jobIterations: 2, objects: [${patches}]`,
      `name: look, jobType: read, jobIterations: 3, objects: [${labelled('merge-1: "yes"', 'strategic-0: "yes"', 'json-1: "yes"', 'apply: "yes"')}]`,
      `name: go, jobType: delete, objects: [{${deployments}, ${ofMake}}, {kind: Pod, ${ofMake}}]`,
    ]);
    expect(report.outcome.reasons).toEqual([]);
    expect(code).toBe(0);
    expect(answered(report, 'change')).toEqual({ 'patch deployments': 4 * 2 * 2 });
    expect(answered(report, 'look')).toEqual({ 'get deployments': 4 * 2 * 3 });
    expect(answered(report, 'go')).toMatchObject({ 'delete deployments': 2 });
  },
);

test.concurrent('sequential: one selection after another, listed anew, with objectWait and objectDelay', async () => {
  const first = patched('merge.yml', 'merge-patch+json');
  const second = `{${deployments}, labelSelector: {merge-0: "yes"}, objectTemplate: second.yml, patchType: application/strategic-merge-patch+json}`;
  const { code, report } = await run([
    'name: make, namespace: jobs-sequence, objects: [{objectTemplate: d.yml, replicas: 2}]',
    `name: change, jobType: patch, executionMode: sequential, objectWait: true, objectDelay: 400ms, objects: [${first}, ${second}]`,
    `name: look, jobType: read, objects: [${labelled('second: "yes"')}]`,
  ]);
  expect(code).toBe(0);
  expect(answered(report, 'change')).toEqual({ 'patch deployments': 4 });
  const change = report.jobs[1];
  expect((change?.endedAt ?? 0) - (change?.startedAt ?? 0)).toBeGreaterThanOrEqual(800);
  expect(answered(report, 'look')).toEqual({ 'get deployments': 2 });
});

/** Not of any run. */
const foreign = '/api/v1/namespaces/default/configmaps';
beforeAll(async () => {
  const metadata = { name: 'jobs-foreign', labels: { 'jobs-foreign': 'yes' } };
  await connection().request({ method: 'POST', path: foreign, body: { metadata } });
});
afterAll(() => connection().request({ method: 'DELETE', path: `${foreign}/jobs-foreign` }));

test.concurrent('selectors reach the objects of the run alone, unless --unscoped', async () => {
  const look = 'name: look, jobType: read, objects: [{kind: ConfigMap, labelSelector: {jobs-foreign: "yes"}}]';
  const take = 'name: take, jobType: delete, objects: [{kind: ConfigMap, labelSelector: {jobs-foreign: "yes"}}]';
  const scoped = await run([look, take]);
  expect(scoped.code).toBe(0);
  expect(scoped.report.jobs.map(({ sent }) => sent)).toEqual([0, 0]);
  expect(scoped.report.notes.join()).toContain(
    'No configmaps match the selector of delete job take among the objects of this run',
  );
  const wide = await run([look], { args: ['--unscoped'] });
  expect(answered(wide.report, 'look')).toEqual({ 'get configmaps': 1 });
});
