import { expect, test } from 'vitest';
import { jobFigures, jobLog } from './job-latency';
import { after, latencyOf, seen, t0 } from './watched.test-data';

const complete = (seconds: number) => [{ type: 'Complete', status: 'True', lastTransitionTime: after(seconds) }];

test('a Job is followed from its creation to its start and its end', () => {
  const log = jobLog(() => true);
  log.onEvent(seen('ADDED', 'a', t0 + 300, {}));
  log.onEvent(seen('MODIFIED', 'a', t0 + 320, { status: { startTime: after(0) } }));
  log.onEvent(seen('MODIFIED', 'a', t0 + 4100, { status: { startTime: after(0), conditions: complete(4) } }));
  const { report, documents } = jobFigures(log);
  expect(latencyOf(report.exact, 'StartTime')).toMatchObject({ n: 1, max: 20 });
  expect(latencyOf(report.exact, 'Complete')).toMatchObject({ n: 1, max: 3800 });
  expect(latencyOf(report.compatible, 'Complete')).toMatchObject({ n: 1, p99: 4000 });
  expect([...documents.rows()]).toEqual([
    {
      ...{ timestamp: t0, startTimeLatency: 0, completionLatency: 4000, jobIteration: 0, replica: 0 },
      ...{ namespace: 'ns', k8sJobName: 'a' },
    },
  ]);
});

test('a Job that failed is never ready, and kube-burner leaves it out', () => {
  const log = jobLog(() => true);
  const conditions = [{ type: 'Failed', status: 'True', lastTransitionTime: after(2) }];
  log.onEvent(seen('ADDED', 'a', t0, { status: { startTime: after(0), conditions } }));
  const { report, documents } = jobFigures(log);
  expect(report).toMatchObject({ objects: 1, neverReady: 1 });
  expect(latencyOf(report.exact, 'StartTime')).toMatchObject({ n: 1 });
  expect(latencyOf(report.compatible, 'StartTime')).toBeUndefined();
  expect([...documents.rows()]).toEqual([]);
});

test('Jobs of another job of the config, and those that were there before, are left out', () => {
  const log = jobLog(labels => labels['kube-burner.io/job'] === 'mine');
  log.onEvent(seen('ADDED', 'a', t0, {}, { 'kube-burner.io/job': 'other' }));
  log.onEvent(seen('MODIFIED', 'b', t0, {}, { 'kube-burner.io/job': 'mine' }));
  expect(jobFigures(log).report.objects).toBe(0);
});
