import { expect, test } from 'vitest';
import { withRunLabels } from './run-labels';

const run = { 'headroom.dev/run': 'r1' };
const labels = { ...run, 'kube-burner.io/job': 'j' };

test('the object’s own labels win, but for the run’s', () => {
  const own = { 'kube-burner.io/job': 'mine', 'headroom.dev/run': 'forged', app: 'web' };
  expect(withRunLabels({ kind: 'ConfigMap', metadata: { name: 'a', labels: own } }, labels)).toEqual({
    kind: 'ConfigMap',
    metadata: { name: 'a', labels: { 'kube-burner.io/job': 'mine', 'headroom.dev/run': 'r1', app: 'web' } },
  });
});

test('pods of a Deployment carry every label, those of a Job the run’s only', () => {
  const of = (kind: string) => withRunLabels({ kind, spec: { template: {} } }, labels)['spec'];
  expect(of('Deployment')).toEqual({ template: { metadata: { labels } } });
  expect(of('Job')).toEqual({ template: { metadata: { labels: run } } });
});

test('the pods of a CronJob are found again, too', () => {
  const body = { kind: 'CronJob', spec: { jobTemplate: { spec: { template: {} } } } };
  expect(withRunLabels(body, labels)['spec']).toEqual({
    jobTemplate: { metadata: { labels: run }, spec: { template: { metadata: { labels: run } } } },
  });
});

test('volume claims of a StatefulSet carry the run’s label', () => {
  const body = { kind: 'StatefulSet', spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] } };
  expect(withRunLabels(body, labels)['spec']).toEqual({
    volumeClaimTemplates: [{ metadata: { name: 'data', labels: run } }],
  });
});
