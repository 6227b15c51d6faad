import { expect, test } from 'vitest';
import { answered, jobRuns } from './job-runs';

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "cm-{{ .Iteration }}-{{ .Replica }}"}\n';
const { run } = jobRuns({
  'churned.yml': configMap,
  'kept.yml': configMap.replace('ConfigMap', 'Secret'),
  'role.yml':
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: "jobs-churn-{{ .Iteration }}"}\n',
});

test.concurrent('namespaces: a block goes with what its iterations share, and comes back', async () => {
  const objects = '{objectTemplate: churned.yml, replicas: 2}, {objectTemplate: role.yml, repeatEveryNIterations: 2}';
  const { code, report } = await run([
    `name: blocks, namespace: jobs-churn, jobIterations: 4, objects: [${objects}], churnConfig: {cycles: 1, percent: 25}`,
  ]);
  expect(report.outcome.reasons).toEqual([]);
  expect(code).toBe(0);
  // One of four namespaces, rounded up to two that share a cluster role.
  expect(answered(report, 'blocks')).toEqual({
    ...{ 'create configmaps': 8 + 4, 'create clusterroles': 2 + 1 },
    ...{ 'delete namespaces': 2, 'delete clusterroles': 1 },
  });
  const [job] = report.jobs;
  expect(job?.churn?.from).toBeGreaterThan(job?.startedAt ?? Infinity);
  expect(job?.churn?.to).toBeLessThanOrEqual(job?.endedAt ?? 0);
});

test.concurrent(
  'objects: the oldest of each entry go and come back, round after round; entries may stay out',
  async () => {
    const objects = '{objectTemplate: churned.yml}, {objectTemplate: kept.yml, churn: false}';
    const { code, report } = await run([
      `name: oldest, namespace: jobs-oldest, namespacedIterations: false, jobIterations: 5, objects: [${objects}], churnConfig: {cycles: 2, percent: 50, mode: objects, deleteDelay: 100ms, delay: 100ms}`,
    ]);
    expect(report.outcome.reasons).toEqual([]);
    expect(code).toBe(0);
    expect(answered(report, 'oldest')).toEqual({
      'create configmaps': 5 + 4,
      'create secrets': 5,
      'delete configmaps': 4,
    });
    const churn = report.steps.find(({ name, state }) => name === 'oldest: churn' && state === 'done');
    expect(churn?.text).toBe('2 rounds, 4 objects deleted and made again');
  },
);
