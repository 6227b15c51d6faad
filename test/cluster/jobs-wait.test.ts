import { expect, test } from 'vitest';
import { answered, deployment, jobRuns } from './job-runs';

const { connection, run } = jobRuns({
  'd.yml': deployment,
  'held.yml': deployment.replace('{containers:', '{nodeSelector: {no-node: has-this}, containers:'),
  'late.yml': `apiVersion: batch/v1
kind: Job
metadata: {name: late}
spec:
  activeDeadlineSeconds: 1
  template:
    spec: {restartPolicy: Never, nodeSelector: {no-node: has-this}, containers: [{name: c, image: registry.k8s.io/pause:3.10}]}
`,
});

interface Pod {
  readonly metadata: { readonly name: string };
  readonly status: { readonly phase: string };
}

const waiting = (name: string, waitOptions: string, more = '') =>
  `name: ${name}, namespace: jobs-wait-${name}${more}, objects: [{objectTemplate: d.yml, waitOptions: {${waitOptions}}}]`;
const status = (key: string, value: string) => `customStatusPaths: [{key: '${key}', value: "${value}"}]`;

test.concurrent('customStatusPaths and children are waited for', async () => {
  const available = '(.conditions.[] | select(.type == "Available")).status';
  const { code, report } = await run([
    waiting('available', status(available, 'True')),
    waiting('replicas', status('.readyReplicas', '2')),
    waiting('pods', 'kind: Pod, apiVersion: v1', ', podWait: true, waitWhenFinished: false, jobIterations: 2'),
  ]);
  expect(report.outcome.reasons).toEqual([]);
  expect(code).toBe(0);
});

test.concurrent.each([
  ['never', status('.phase', 'Done'), 'ready means .phase gives Done'],
  ['nobody', 'labelSelector: {no-object: has-this}', 'ready means all replicas ready'],
])('%s: what never comes ends the run with 2', async (name, waitOptions, sentence) => {
  const { code, report } = await run([waiting(name, waitOptions, ', maxWaitTimeout: 2s')]);
  expect(code).toBe(2);
  expect(report.outcome.sentence).toContain(`1 Deployment of job ${name} not ready after 2 s (maxWaitTimeout)`);
  expect(report.outcome.sentence).toContain(sentence);
});

test.concurrent('ready pods of an earlier job do not count for a later one', async () => {
  const first = 'name: first, namespace: jobs-wait-first, podWait: true, objects: [{objectTemplate: d.yml}]';
  const second = waiting('held', 'kind: Pod, apiVersion: v1', ', maxWaitTimeout: 2s').replace('d.yml', 'held.yml');
  const { code, report } = await run([first, second]);
  expect(code).toBe(2);
  expect(report.outcome.sentence).toContain('2 Pods of job held not ready after 2 s (maxWaitTimeout)');
});

test.concurrent('a pod that its ReplicaSet replaces is not waited for', async ({ expect }) => {
  const pods = '/api/v1/namespaces/jobs-wait-evicted-0/pods';
  const listed = async () =>
    (await connection().request<{ items: readonly Pod[] }>({ method: 'GET', path: pods })).body.items;
  const say = (name: string | undefined, status: object) =>
    connection().request({
      method: 'PATCH',
      path: `${pods}/${name}/status`,
      contentType: 'application/merge-patch+json',
      body: { status },
    });
  const evict = async (): Promise<void> => {
    await expect.poll(async () => (await listed()).length).toBe(2);
    const [first] = await listed();
    await say(first?.metadata.name, { phase: 'Failed', reason: 'Evicted' });
    await expect.poll(async () => (await listed()).length).toBe(3);
    for (const { metadata, status } of await listed()) {
      if (status.phase !== 'Failed') await say(metadata.name, { phase: 'Running' });
    }
  };
  let evicting: Promise<void> | undefined;
  const job = waiting('evicted', 'kind: Pod, apiVersion: v1').replace('d.yml', 'held.yml');
  const { code, report } = await run([job], {
    onEvent: event => {
      if (event.type === 'job-started') evicting ??= evict();
    },
  });
  await evicting;
  expect(evicting).toBeDefined();
  expect(report.outcome.reasons).toEqual([]);
  expect(code).toBe(0);
});

test.concurrent('children of what a churn made again are waited for', async () => {
  const churn = ', jobIterations: 4, churnConfig: {cycles: 1, percent: 50, delay: 1ms, mode: objects}';
  const { code, report } = await run([waiting('churned', 'kind: Pod, apiVersion: v1', churn)]);
  expect(report.outcome.reasons).toEqual([]);
  expect(code).toBe(0);
});

test.concurrent('a Job that failed ends the run at once', async () => {
  const { code, report } = await run(['name: late, namespace: jobs-late, objects: [{objectTemplate: late.yml}]']);
  expect(code).toBe(1);
  expect(report.outcome.sentence).toContain(
    'Job jobs-late-0/late of job late failed (DeadlineExceeded) and will not be complete',
  );
});

test.concurrent('one wait after all jobs, also for what one of them deleted again', async () => {
  const make = (name: string) => `name: ${name}, namespace: jobs-all-${name}, objects: [{objectTemplate: d.yml}]`;
  const remove =
    'name: remove, jobType: delete, objects: [{kind: Deployment, apiVersion: apps/v1, labelSelector: {kube-burner.io/job: one}}]';
  const { code, report } = await run([make('one'), remove, make('two')], { global: 'waitWhenFinished: true' });
  expect(report.outcome.reasons).toEqual([]);
  expect(code).toBe(0);
  expect(report.steps.filter(({ name }) => name === 'wait').map(({ state }) => state)).toEqual(['started', 'done']);
});

test.concurrent('global.timeout ends the run with 2, and what it made is removed', async () => {
  const job = waiting('never', status('.phase', 'Done')).replace('jobs-wait-never', 'jobs-timeout');
  const { code, report } = await run([job], { global: 'timeout: 3s' });
  expect(code).toBe(2);
  expect(report.outcome.sentence).toContain('the run was not done after 3 s (global.timeout)');
  expect(report.cleanUp.left).toBe(0);
});

test.concurrent(
  'gvr and gcMetrics: kind by kind, then namespaces, measured as a job; nodes are looked at first',
  async () => {
    const job = 'name: make, namespace: jobs-gvr, jobIterations: 2, gc: false, objects: [{objectTemplate: d.yml}]';
    const global = 'gc: true, gcMetrics: true, deletionStrategy: gvr, clusterHealth: true';
    const watchers = ', watchers: [{kind: Deployment, apiVersion: apps/v1, replicas: 2}, {kind: Node, replicas: 1}]';
    const { code, report } = await run([job + watchers], { global });
    expect(report.outcome.reasons).toEqual([]);
    expect(code).toBe(0);
    expect(report.jobs.map(({ name }) => name)).toEqual(['make', 'garbage-collection']);
    expect(answered(report, 'garbage-collection')).toMatchObject({
      'deletecollection deployments': 2,
      'delete namespaces': 2,
    });
    const [pods, nodes] = report.jobs[0]?.watchers ?? [];
    expect(pods).toMatchObject({ kind: 'Deployment', watches: 2, gaps: 0 });
    // Each of the two watches saw two Deployments come.
    expect(pods?.events).toBeGreaterThanOrEqual(4);
    expect(nodes?.events).toBeGreaterThanOrEqual(3);
  },
);

const churning = ', churnConfig: {cycles: 5, percent: 100, delay: 10m, mode: objects}';

/** The pods that are ready by the time the run stands still: in churn those of before and those that came back. */
test.concurrent.each([
  ['an iteration', 2, ', jobIterations: 3, jobIterationDelay: 10m', ''],
  ['a pause', 2, ', jobPause: 10m', ''],
  ['churn', 4, churning, ''],
  ['a wait', 2, '', `, waitOptions: {${status('.phase', 'Done')}}`],
])('a run that is cancelled in %s ends and leaves nothing', async (what, ready, more, object) => {
  const name = what.split(' ').at(-1) ?? what;
  let asked = false;
  const job = `name: ${name}, namespace: jobs-cancel-${name}${more}, objects: [{objectTemplate: d.yml${object}}]`;
  const { code, report } = await run([job], {
    onEvent(event, cancel) {
      if (asked || event.type !== 'sample' || event.podsReady !== ready) return;
      asked = true;
      cancel();
    },
  });
  expect(code).toBe(130);
  expect(report.cleanUp).toMatchObject({ left: 0, kept: false });
});
